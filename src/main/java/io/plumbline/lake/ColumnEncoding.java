package io.plumbline.lake;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.Collection;
import org.apache.spark.sql.SparkSession;

/**
 * Which columns are written with a dictionary: texts that repeat, such as a channel. For keys, instants, ids and addresses
 * the dictionary is filled and thrown away again, which was a tenth of a large run; numbers that repeat the compression finds.
 */
public final class ColumnEncoding {
    private ColumnEncoding() {}

    /** Sets the session's encodings by the names of the tables' columns; one name is one thing in all tables. */
    public static void configure(SparkSession spark, Collection<TableContract> tables) {
        spark.conf().set("parquet.enable.dictionary", "false");
        for (TableContract table : tables) {
            for (TableColumn column : table.columns()) {
                if (repeats(table, column)) {
                    spark.conf().set("parquet.enable.dictionary#" + column.name(), "true");
                }
            }
        }
    }

    private static boolean repeats(TableContract table, TableColumn column) {
        boolean isId = column.name().endsWith("_id") && !column.name().equals("_delivery_id");
        return column.type().equals("string")
                && !column.pii()
                && !isId
                && !table.key().contains(column.name());
    }
}
