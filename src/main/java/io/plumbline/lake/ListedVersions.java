package io.plumbline.lake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The files of versions that were listed lately. A night reads a table in many queries, and a version never changes; a lake that
 * was deleted and made again is told by the time of its commit.
 */
final class ListedVersions {
    private static final int MOST = 256;

    private record Commit(Path file, long modifiedAt, long bytes) {}

    private final Map<Commit, TableFiles> versions = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Commit, TableFiles> eldest) {
            return size() > MOST;
        }
    };

    /** @param commit the file in the log that made the version */
    TableFiles get(FileStatus commit, Supplier<TableFiles> listing) {
        Commit key = new Commit(commit.getPath(), commit.getModificationTime(), commit.getLen());
        synchronized (versions) {
            TableFiles known = versions.get(key);
            if (known != null) {
                return known;
            }
        }
        TableFiles listed = listing.get();
        synchronized (versions) {
            versions.put(key, listed);
        }
        return listed;
    }
}
