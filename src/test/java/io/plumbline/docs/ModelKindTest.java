package io.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.docs.HowToTest.Block;
import io.plumbline.docs.HowToTest.Use;
import io.plumbline.kit.DefinitionTree;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/how-to/add-an-attribution-model.md says of another kind of model: one class, and one line. */
class ModelKindTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path PAGE = PROJECT.resolve("docs/how-to/add-an-attribution-model.md");
    private static final String START_OF_KINDS = "Map.ofEntries(\n";

    @TempDir
    private Path folder;

    /** Finds Plumbline's classes where the page's were compiled before those of the build, and not in its parent. */
    private static final class Changed extends URLClassLoader {
        Changed(URL... places) {
            super(places, ModelKindTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.plumbline.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    @Test
    void aKindOfModelIsAClassAndALine() throws Exception {
        Path project = folder.resolve("project");
        DefinitionTree tree = HowToTest.project(project);
        List<Path> sources = new ArrayList<>();
        for (Block block : HowToTest.blocks(PAGE)) {
            if (block.use() == Use.KIND) {
                tree.write(block.file(), text(block));
                if (block.file().endsWith(".java")) {
                    sources.add(project.resolve(block.file()));
                }
            }
        }
        assertThat(sources).hasSize(2);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(sources, classes);
        URL build =
                DefinitionsLoader.class.getProtectionDomain().getCodeSource().getLocation();

        try (Changed changed = new Changed(classes.toUri().toURL(), build)) {
            Object shape = shape(changed, project, "rank_decay");
            assertThat(call(shape, "type")).isEqualTo("rank-decay");
            assertThat(call(shape, "parameters")).asString().isEqualTo("{factor=0.5}");
            Class<?> journey = changed.loadClass("io.plumbline.definitions.TouchSequence");
            Object ofThree = Proxy.newProxyInstance(changed, new Class<?>[] {journey}, (proxy, asked, arguments) -> 3);
            Object weighing = shape.getClass().getMethod("weigh", journey).invoke(shape, ofThree);
            Class<?> weighed = changed.loadClass("io.plumbline.definitions.Weighing");
            assertThat((long[]) weighed.getMethod("parts").invoke(weighing))
                    .containsExactly(142_857_143, 285_714_286, 571_428_571);
            assertThat(weighed.getMethod("words", int.class).invoke(weighing, 0))
                    .isEqualTo("0.5^2 = 0.2500 of a sum of 1.750: touches after it: 2");
        }
    }

    /** A whole file, or the file of that name with the line in its place. */
    private static String text(Block block) throws IOException {
        Path file = PROJECT.resolve(block.file());
        if (!Files.exists(file)) {
            return block.text();
        }
        String before = Files.readString(file);
        assertThat(before).containsOnlyOnce(START_OF_KINDS);
        return before.replace(START_OF_KINDS, START_OF_KINDS + block.text());
    }

    private static void compile(List<Path> sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiles = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(sources))
                .call();
        assertThat(compiles).as("the page's Java compiles").isTrue();
    }

    private static Object shape(ClassLoader changed, Path project, String model) throws ReflectiveOperationException {
        Class<?> loader = changed.loadClass("io.plumbline.definitions.DefinitionsLoader");
        Object definitions = loader.getMethod("load", Path.class).invoke(null, project);
        Map<String, Object> shapes = new TreeMap<>();
        for (Object known : (List<?>) call(definitions, "models")) {
            shapes.put(call(known, "name").toString(), call(known, "shape"));
        }
        return shapes.get(model);
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
