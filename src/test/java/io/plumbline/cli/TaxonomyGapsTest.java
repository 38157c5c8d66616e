package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class TaxonomyGapsTest {
    @TempDir
    private Path folder;

    @Test
    void theHeaviestGapComesFirst(SparkSession spark) {
        new LakeFixture(spark, folder)
                .table(
                        "silver.opportunity",
                        "stage_raw STRING, stage STRING, currency STRING, amount DECIMAL(19,4)",
                        """
                        ('Verbal', '(unmapped)', 'USD', 10.5), ('Verbal', '(unmapped)', 'USD', 2),
                        ('Won', 'Closed Won', 'USD', 99), ('Legal', '(unmapped)', 'EUR', 700),
                        ('Limbo', '(unmapped)', NULL, NULL), ('Limbo', '(unmapped)', NULL, NULL)
                        """);

        String printed = printed("taxonomy", "gaps", "opportunity_stage", "-o", "csv", "--lake", folder.toString());

        assertThat(printed.lines())
                .containsExactly(
                        "taxonomy,value,found_in,rows,currency,amount",
                        "opportunity_stage,Legal,silver.opportunity,1,EUR,700.0000",
                        "opportunity_stage,Verbal,silver.opportunity,2,USD,12.5000",
                        "opportunity_stage,Limbo,silver.opportunity,2,,");
    }

    private static String printed(String... arguments) {
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute(arguments)).isZero();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
