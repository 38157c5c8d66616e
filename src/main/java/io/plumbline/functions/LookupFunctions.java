package io.plumbline.functions;

import io.plumbline.definitions.Lookup;
import io.plumbline.definitions.TableName;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Makes a session know the functions of {@link Lookup}: {@code person_of(person_record_key)}, {@code account_of(person_key)}. */
public final class LookupFunctions {
    private LookupFunctions() {}

    /** They read the tables of the session that analyses the query, in their newest version. */
    static void register(SparkSession spark) {
        register(spark, table -> SparkSession.active().table(table.toString()));
    }

    /** @param tables where the functions find their tables */
    public static void register(SparkSession spark, Function<TableName, Dataset<Row>> tables) {
        NativeFunctions functions = new NativeFunctions(spark);
        for (Lookup lookup : Lookup.values()) {
            LookupTable table = new LookupTable(lookup, tables);
            functions.registerOfNumber(lookup.function(), LongLookup.class, "find", table::newest);
        }
    }
}
