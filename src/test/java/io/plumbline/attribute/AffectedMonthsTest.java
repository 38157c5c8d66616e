package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class AffectedMonthsTest {
    @Test
    void aTouchReachesTheMilestonesOfItsLookback() {
        assertThat(AffectedMonths.reachedByTouches(List.of(202511), 90))
                .containsExactly(202511, 202512, 202601, 202602, 202603);
        assertThat(AffectedMonths.firstTouchMonth(202603, 90)).isEqualTo(202511);
    }

    @Test
    void aMonthIsAffectedWhenARowCameWentOrChanged(SparkSession spark) {
        Dataset<Row> before = spark.sql("SELECT * FROM VALUES (1, 202601, 'a'), (2, 202602, 'b'), (3, 202603, 'c'),"
                + " (4, 202604, NULL), (5, 202605, 'e') AS row(key, month, text)");
        Dataset<Row> after = spark.sql("SELECT * FROM VALUES (5, 202605, 'e'), (1, 202601, 'a'), (2, 202602, 'x'),"
                + " (4, 202604, NULL), (6, 202604, NULL), (7, 202607, 'g') AS row(key, month, text)");
        assertThat(AffectedMonths.withOtherRows(before, after)).isEqualTo(Set.of(202602, 202603, 202604, 202607));
    }

    @Test
    void aRelinkedRecordAffectsTheMilestonesOfBothPeople(SparkSession spark) {
        Dataset<Row> before =
                spark.sql("SELECT * FROM VALUES (1, 10), (2, 20), (3, 30) AS link(person_record_key, person_key)");
        Dataset<Row> after = spark.sql(
                "SELECT * FROM VALUES (1, 10), (2, 30), (3, 30), (4, 40) AS link(person_record_key, person_key)");
        Dataset<Row> people = spark.sql(
                "SELECT * FROM VALUES (10, 202601), (20, 202602), (30, 202603), (40, 202604) AS p(person_key, month)");
        assertThat(AffectedMonths.ofRelinkedPeople(before, after, people)).isEqualTo(Set.of(202602, 202603, 202604));
    }
}
