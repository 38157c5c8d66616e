package io.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the queries of docs/compare-models.md on credits of which the answers are worked out by hand. */
@ExtendWith(Spark.class)
class ModelComparisonTest {
    private static final Path PAGE = Path.of("docs/compare-models.md").toAbsolutePath();
    private static final Pattern QUERY = Pattern.compile("^```sql\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder;

    private SparkSession spark;

    @BeforeEach
    void fill(SparkSession session) {
        spark = session;
        new LakeFixture(spark, folder)
                .table("gold.dim_model", "model_key BIGINT, model STRING", "(1, 'first'), (2, 'last'), (3, 'linear')")
                .table(
                        "gold.dim_channel",
                        "channel_key BIGINT, channel STRING",
                        "(11, 'Email'), (12, 'Event'), (13, 'Search'), (-2, '(not applicable)')")
                .table(
                        "gold.fct_attribution_credit",
                        "conversion_month INT, model_key BIGINT, milestone STRING, touch_key BIGINT,"
                                + " channel_key BIGINT, credited_amount DECIMAL(18,4)",
                        "(202602, 1, 'closed_won', 1, 11, 60), (202602, 1, 'closed_won', 2, 12, 40),"
                                + " (202602, 2, 'closed_won', 3, 12, 30), (202603, 2, 'closed_won', 4, 13, 70),"
                                + " (202602, 3, 'closed_won', 1, 11, 40), (202602, 3, 'closed_won', 2, 12, 30), (202603, 3, 'closed_won', 4, 13, 30),"
                                // What no touch earned, another milestone and another year do not count.
                                + " (202602, 1, 'closed_won', -1, -2, 900), (202602, 1, 'mql', 1, 11, 800), (202502, 1, 'closed_won', 1, 11, 700)");
    }

    @Test
    void pairsOfModelsAreComparedByTheRanksOfChannelsAndTheMoneyThatMoves() throws IOException {
        // Ranks of Email, Event, Search: first 1 2 3, last 3 2 1, linear 1 2.5 2.5.
        assertThat(rows(queries().get(0)))
                .containsExactly(
                        "[first,last,3,-1.0,70.000000,0.7000]",
                        "[last,linear,3,-0.866,40.000000,0.4000]",
                        "[first,linear,3,0.866,30.000000,0.3000]");
    }

    @Test
    void theMoneyOfAChannelThatHangsOnTheModelIsBetweenItsLowestAndHighestCredit() throws IOException {
        assertThat(rows(queries().get(1)))
                .containsExactly(
                        "[Search,0.0000,first,70.0000,last,70.0000]",
                        "[Email,0.0000,last,60.0000,first,60.0000]",
                        "[Event,30.0000,last,40.0000,first,10.0000]");
    }

    private static List<String> queries() throws IOException {
        Matcher queries = QUERY.matcher(Files.readString(PAGE));
        return queries.results().map(query -> query.group(1)).toList();
    }

    private List<String> rows(String query) {
        return spark.sql(query).collectAsList().stream().map(Row::toString).toList();
    }
}
