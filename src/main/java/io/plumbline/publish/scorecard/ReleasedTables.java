package io.plumbline.publish.scorecard;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases.Release;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables as a release has them; ops, which no release has, as they are now. */
record ReleasedTables(Lake lake, Release release) {
    Dataset<Row> read(String table) {
        Long version = release.tables().get(table);
        TableName name = TableName.of(table);
        return version == null ? lake.read(name) : lake.read(name, version);
    }
}
