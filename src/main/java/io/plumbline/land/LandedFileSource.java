package io.plumbline.land;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark's door to {@link LandedScan}; use {@link LandedFiles}. Public only because Spark makes it by its name. Options
 * of a source are texts, so the scan travels as one: serialised, Base64.
 */
public final class LandedFileSource implements TableProvider {
    static final String SCAN = "scan";

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return scan(options).readSchema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new LandedTable(scan(new CaseInsensitiveStringMap(properties)));
    }

    private record LandedTable(LandedScan scan) implements SupportsRead {
        @Override
        public String name() {
            return scan.description();
        }

        @Override
        @SuppressWarnings("deprecation") // Table.columns() calls it by default
        public StructType schema() {
            return scan.readSchema();
        }

        @Override
        public Set<TableCapability> capabilities() {
            return Set.of(TableCapability.BATCH_READ);
        }

        @Override
        public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
            return () -> scan;
        }
    }

    static String text(LandedScan scan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(scan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static LandedScan scan(CaseInsensitiveStringMap options) {
        byte[] bytes = Base64.getDecoder().decode(options.get(SCAN));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (LandedScan) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the scan of landed files did not survive its journey", e);
        }
    }
}
