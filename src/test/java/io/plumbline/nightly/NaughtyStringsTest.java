package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Lake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Strings that break software come back from Delta, by Spark, and from its Parquet files, by DuckDB, byte for byte. */
@ExtendWith(Spark.class)
class NaughtyStringsTest {
    private static final List<String> OURS = List.of(
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-2+3",
            "@SUM(1+1)",
            "\tled by a tab",
            " spaces around ",
            "\u00a0no-break\u00a0",
            "null",
            "NULL",
            "undefined",
            "NaN",
            "-Infinity",
            "1E+02",
            "0x1F",
            "007",
            "1/2/2026",
            "true",
            "--",
            "N/A",
            "'; DROP TABLE touch; --",
            "${jndi:ldap://x}",
            "../../../etc/passwd",
            "<script>alert(1)</script>",
            "%s%n%d",
            "a,b;c\td|e",
            "say \"hi\"",
            "\"",
            "\"\"",
            "'",
            "`",
            "\\",
            "\\n",
            "line\nbreak",
            "line\r\nbreak",
            "\u2028\u2029",
            "\u202eright to left",
            "\ufeffmark within",
            "\u0001\u001b[31m",
            "\u200bzero width",
            "e\u0301 and \u00e9",
            "\u0130i\u0131",
            "\u00df\u1e9e",
            "\ud83d\ude00\ud83d\udc69\u200d\ud83d\ude80",
            "\ud842\udfb7",
            "\u7530\u4e2d",
            "\u0645\u0631\u062d\u0628\u0627",
            "Z\u0351\u036b\u0343algo",
            "\uffff\ufffe",
            "\u007f");

    @TempDir
    private Path folder;

    private void comeBack(List<String> strings, SparkSession spark) throws Exception {
        StringBuilder csv = new StringBuilder("Id,Depot,Weight\n");
        for (int i = 0; i < strings.size(); i++) {
            csv.append(i)
                    .append(",\"")
                    .append(strings.get(i).replace("\"", "\"\""))
                    .append("\",1\n");
        }
        Path file = folder.resolve("landing/2026-03-02/post/parcel.csv");
        Files.createDirectories(file.getParent());
        Files.write(file, csv.toString().getBytes(StandardCharsets.UTF_8));
        ParcelProject.in(folder.resolve("project"))
                .contract("id", "amount(weight)")
                .run(folder.resolve("landing"), folder.resolve("lake"));

        List<String> delta = new Lake(spark, folder.resolve("lake").toString())
                .read(TableName.of("bronze.post_parcel"))
                .orderBy("_row")
                .selectExpr("coalesce(depot, '')")
                .as(Encoders.STRING())
                .collectAsList();
        assertThat(delta).isEqualTo(strings);
        assertThat(byDuckDb()).isEqualTo(strings);
    }

    private List<String> byDuckDb() throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = duckdb.createStatement()
                        .executeQuery("SELECT coalesce(depot, '') FROM read_parquet('"
                                + folder.resolve("lake/bronze/post_parcel") + "/*.parquet') ORDER BY _row")) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Test
    @DisplayName("F38 F44 formulas, SQL and escapes in cells come back as they were delivered")
    void ourOwn(SparkSession spark) throws Exception {
        comeBack(OURS, spark);
    }

    @Test
    void theBigListOfNaughtyStrings(SparkSession spark) throws Exception {
        Path list = Path.of(
                        Optional.ofNullable(System.getenv("PLUMBLINE_SHARED")).orElse("../shared"))
                .resolve("data/hostile_blns/blns.json");
        Assumptions.assumeTrue(Files.exists(list), "there is no " + list);
        comeBack(List.of(new ObjectMapper().readValue(list.toFile(), String[].class)), spark);
    }
}
