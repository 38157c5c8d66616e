package io.plumbline.lake;

import io.plumbline.definitions.Schema;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Lets SQL say {@code silver.touch}: one catalog per layer, whose tables are the Delta folders below the layer's folder.
 * Nothing is registered and nothing is remembered, so a query costs only the tables that it names. It only reads; writing is
 * the {@link Lake}'s.
 */
public final class LakeCatalog implements TableCatalog {
    private String name = "";
    private String root = "";

    /** Makes the four layers below {@code lakeRoot} known to the session. */
    static void register(SparkSession spark, String lakeRoot) {
        for (Schema schema : Schema.values()) {
            String key = "spark.sql.catalog." + schema.sqlName();
            spark.conf().set(key, LakeCatalog.class.getName());
            spark.conf().set(key + ".root", lakeRoot + "/" + schema.sqlName());
        }
    }

    @Override
    public void initialize(String catalogName, CaseInsensitiveStringMap options) {
        name = catalogName;
        root = options.getOrDefault("root", "");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Table loadTable(Identifier identifier) throws NoSuchTableException {
        return load(identifier, OptionalLong.empty());
    }

    @Override
    public Table loadTable(Identifier identifier, String version) throws NoSuchTableException {
        return load(identifier, OptionalLong.of(Long.parseLong(version)));
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        return new Identifier[0];
    }

    @Override
    public Table createTable(
            Identifier identifier, StructType schema, Transform[] partitions, Map<String, String> properties) {
        throw readOnly();
    }

    @Override
    public Table alterTable(Identifier identifier, TableChange... changes) {
        throw readOnly();
    }

    @Override
    public boolean dropTable(Identifier identifier) {
        throw readOnly();
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
        throw readOnly();
    }

    private Table load(Identifier identifier, OptionalLong version) throws NoSuchTableException {
        SparkSession spark = SparkSession.active();
        DeltaLogFiles log = new DeltaLogFiles(
                new Path(root, identifier.name()), spark.sparkContext().hadoopConfiguration());
        if (identifier.namespace().length > 0 || !log.isTable()) {
            throw new NoSuchTableException(identifier);
        }
        return new LakeTable(spark, log.files(version));
    }

    private UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException(name + " is written by the run alone, not through SQL");
    }
}
