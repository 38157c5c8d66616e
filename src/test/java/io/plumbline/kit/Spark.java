package io.plumbline.kit;

import io.plumbline.lake.LakeSession;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests the one Spark session of this JVM; each test gets a child of it, with temporary views and functions of its own. */
public final class Spark implements ParameterResolver {
    private record Shared(SparkSession session) implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            session.stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SparkSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent("spark", key -> new Shared(start()), Shared.class)
                .session()
                .newSession();
    }

    private static SparkSession start() {
        try {
            Path warehouse = Files.createTempDirectory("warehouse");
            System.setProperty("spark.sql.warehouse.dir", warehouse.toString());
            return LakeSession.open(warehouse.resolve("lake").toString(), 0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
