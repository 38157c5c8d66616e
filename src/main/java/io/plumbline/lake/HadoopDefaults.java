package io.plumbline.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.mapreduce.util.ConfigUtil;

/**
 * Hadoop brings eleven hundred settings, nearly all of them for services and stores that a lake on local files has nothing
 * of, and Spark sends a copy of them with every scan of every query.
 */
final class HadoopDefaults {
    private HadoopDefaults() {}

    /** Keeps what somebody has set, if the lake is on the local file system; elsewhere everything. */
    static void drop(Configuration settings, String lakeRoot) {
        if (!isLocal(settings, lakeRoot)) {
            return;
        }
        loadAll();
        List<String> defaults = StreamSupport.stream(settings.spliterator(), false)
                .map(Map.Entry::getKey)
                .filter(key -> isDefault(settings, key))
                .toList();
        defaults.forEach(settings::unset);
    }

    private static boolean isLocal(Configuration settings, String folder) {
        try {
            return new Path(folder).getFileSystem(settings) instanceof LocalFileSystem;
        } catch (IOException e) {
            throw new UncheckedIOException("no file system can be had for " + folder, e);
        }
    }

    /** A file of defaults that is first named later would bring all others back. */
    private static void loadAll() {
        HdfsConfiguration.init();
        ConfigUtil.loadResources();
    }

    private static boolean isDefault(Configuration settings, String key) {
        String[] sources = settings.getPropertySources(key);
        return sources != null && Arrays.stream(sources).allMatch(source -> source.endsWith("-default.xml"));
    }
}
