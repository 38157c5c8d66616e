package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Surviving values by the taxonomies of this day: that of the latest update of any record, as the values are those of now.
 * Records without a date are classified by the rules that always held.
 */
final class Classified {
    /** What both need beside the values; it is taken away again. */
    static final String LAST_UPDATE = "updated_at";

    private static final String DAY =
            "coalesce(reporting_date(updated_at), reporting_date(created_at), DATE '1970-01-01')";

    private Classified() {}

    /** Adds {@code country_code} and {@code region}, by {@code country}. */
    static Dataset<Row> accounts(Dataset<Row> accounts) {
        return withCountryAndRegion(accounts).drop(LAST_UPDATE);
    }

    /** Adds {@code country_code} and {@code region}, by {@code country}, and {@code job_level}, by {@code title}. */
    static Dataset<Row> people(Dataset<Row> people) {
        return withCountryAndRegion(people)
                .withColumn("job_level", value("job_level", "title"))
                .drop(LAST_UPDATE);
    }

    private static Dataset<Row> withCountryAndRegion(Dataset<Row> named) {
        return named.withColumn("country_code", value("country", "country"))
                .withColumn("region", value("region", "country_code"));
    }

    private static Column value(String taxonomy, String column) {
        return expr("classify('" + taxonomy + "', array(" + column + "), " + DAY + ").value");
    }
}
