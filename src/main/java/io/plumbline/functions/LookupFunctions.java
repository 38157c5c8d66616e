package io.plumbline.functions;

import io.plumbline.definitions.Lookup;
import io.plumbline.definitions.TableName;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Makes a session know the functions of {@link Lookup}, for example {@code person_of(person_record_key)}. */
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
            register(functions, lookup, tables);
        }
    }

    private static void register(NativeFunctions functions, Lookup lookup, Function<TableName, Dataset<Row>> tables) {
        String name = lookup.function();
        switch (lookup.result()) {
            case NUMBER ->
                functions.registerOfNumber(
                        name,
                        LongLookup.class,
                        "find",
                        DataTypes.LongType,
                        LookupTable.ofNumbers(lookup, tables)::newest);
            case TEXT ->
                functions.registerOfNumber(
                        name,
                        TextLookup.class,
                        "find",
                        DataTypes.StringType,
                        LookupTable.ofTexts(lookup, tables)::newest);
        }
    }
}
