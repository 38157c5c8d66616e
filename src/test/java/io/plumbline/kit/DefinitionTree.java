package io.plumbline.kit;

import io.plumbline.definitions.DefinitionException;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.definitions.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** A small project folder: the files that every project needs, and those that a test writes into it. */
public final class DefinitionTree {
    private final Path root;

    private DefinitionTree(Path root) {
        this.root = root;
    }

    /** The folder as it is. */
    public static DefinitionTree at(Path root) {
        return new DefinitionTree(root);
    }

    /** A project without exports, tables and KPIs. */
    public static DefinitionTree emptyProject(Path root) {
        return new DefinitionTree(root)
                .write("conf/plumbline.conf", """
                        company = Test, landing = landing, lake = lake
                        reporting { currency = USD, zone = America/New_York }
                        fx { max-age-days = 7 }
                        default-region = US
                        privacy { person-secret-file = ".plumbline/person.key" }
                        """)
                .write("conf/matching.conf", """
                        systems { crm = crm, automation = automation }
                        email { max-records = 20 }
                        domain { max-accounts = 20 }
                        """)
                .write("conf/trust.conf", "order = [crm.contact]")
                .write("conf/gates.conf", "gates {}")
                .write("jobs/nightly.conf", "stages = []");
    }

    /** Writes a file, in place of one of the same name. */
    public DefinitionTree write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file or folder, such as conf/taxonomy of the project under test. */
    public DefinitionTree copy(Path project, String what) {
        try {
            Files.walkFileTree(project.resolve(what), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    write(project.relativize(file).toString(), Files.readString(file));
                    return FileVisitResult.CONTINUE;
                }
            });
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Definitions load() {
        return DefinitionsLoader.load(root);
    }

    /** What is wrong with the project, sorted by place. */
    public List<Problem> problems() {
        try {
            load();
            return List.of();
        } catch (DefinitionException e) {
            return e.problems();
        }
    }
}
