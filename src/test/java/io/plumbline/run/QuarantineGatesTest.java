package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How much may be quarantined before a release is withheld. */
@ExtendWith(Spark.class)
class QuarantineGatesTest {
    private static final Definitions DEFINITIONS = HouseDefinitions.ALL;

    @TempDir
    private Path folder;

    private List<String> violations(SparkSession spark, String gate) {
        StandardFunctions.register(spark, DEFINITIONS, Instant.parse("2026-03-05T12:00:00Z"));
        String query = DEFINITIONS.gates().stream()
                .filter(candidate -> candidate.name().equals(gate))
                .findFirst()
                .orElseThrow()
                .query()
                .sql();
        return spark.sql("SELECT file FROM (" + query + ") ORDER BY file")
                .as(Encoders.STRING())
                .collectAsList();
    }

    private void deliveries(SparkSession spark) {
        LakeFixture lake = new LakeFixture(spark, folder);
        lake.table(
                        "ops.delivery",
                        "delivery_id STRING, file STRING, export STRING, rows_read BIGINT, rows_recognised BIGINT, status STRING,"
                                + " delivered_on DATE",
                        "('a', 'a.csv', 'x/y', 11, 1, 'landed', '2026-03-05'),"
                                + " ('b', 'b.csv', 'x/y', 11, 1, 'landed', '2026-03-05'),"
                                + " ('c', 'c.csv', 'x/y', 11, 1, 'landed', '2026-02-01'),"
                                + " ('d', 'd.csv', 'x/y', 4, 1, 'landed', '2026-03-05')")
                .table(
                        "ops.quarantine",
                        "stage STRING, export STRING, delivery_id STRING, file STRING, row BIGINT, refused_by STRING, reason STRING, leaves_by STRING,"
                                + " cells MAP<STRING, STRING>",
                        "('standardize', 'x/y', 'a', 'a.csv', 2, 'silver.p', 'no number', 'replay', map('cost', '4')),"
                                + " ('standardize', 'x/y', 'a', 'a.csv', 2, 'silver.q', 'no number', 'replay', map('cost', '4')),"
                                + " ('land', 'x/y', 'a', 'a.csv', 3, 'bronze.x_y', 'no number', 'replay', map('Cost', '2')),"
                                + " ('land', 'x/y', 'b', 'b.csv', 3, 'bronze.x_y', 'no number', 'replay', map('Cost', '1')),"
                                + " ('land', 'x/y', 'b', 'b.csv', 4, 'bronze.x_y', 'no number', 'replay', map('Cost', '1')),"
                                + " ('land', 'x/y', 'b', 'b.csv', 5, 'bronze.x_y', 'no number', NULL, map('Cost', '1')),"
                                + " ('land', 'x/y', 'c', 'c.csv', 3, 'bronze.x_y', 'no number', 'replay', map()), ('land', 'x/y', 'c', 'c.csv', 4, 'bronze.x_y', 'no number', 'replay', map()),"
                                + " ('land', 'x/y', 'c', 'c.csv', 5, 'bronze.x_y', 'no number', NULL, map()),"
                                + " ('standardize', 'x/y', 'd', 'd.csv', 2, 'silver.p', 'too late', 'reopening', map('cost', '50'))")
                .table(
                        "ops.file_total",
                        "delivery_id STRING, file STRING, export STRING, column STRING, landed DECIMAL(28,6), quarantined DECIMAL(28,6)",
                        "('a', 'a.csv', 'x/y', 'cost', 94, 2), ('b', 'b.csv', 'x/y', 'cost', 97, 3),"
                                + " ('d', 'd.csv', 'x/y', 'cost', 150, 0)");
    }

    @Test
    @DisplayName("F31 too many poisoned rows of a file withhold the release")
    void moreThanAFifthOfANewFilesRecordsIsTooMany(SparkSession spark) {
        deliveries(spark);
        assertThat(violations(spark, "not_too_many_records_quarantined")).containsExactly("b.csv");
    }

    @Test
    @DisplayName("F31 too much money of a file in poisoned rows withholds the release")
    void moreThanATwentiethOfANewFilesMoneyIsTooMuchAndARecordCountsOnce(SparkSession spark) {
        deliveries(spark);
        assertThat(violations(spark, "not_too_much_money_quarantined")).containsExactly("a.csv");
    }

    @Test
    @DisplayName("F34 parked late records are told and withhold nothing")
    void lateRecordsAreToldAndWithholdNothing(SparkSession spark) {
        deliveries(spark);
        assertThat(violations(spark, "late_records_are_let_in")).containsExactly("d.csv");
        assertThat(violations(spark, "few_records_quarantined")).containsExactly("a.csv", "b.csv");
        assertThat(violations(spark, "not_too_many_records_quarantined")).doesNotContain("d.csv");
        assertThat(violations(spark, "not_too_much_money_quarantined")).doesNotContain("d.csv");
    }
}
