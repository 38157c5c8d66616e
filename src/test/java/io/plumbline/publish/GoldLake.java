package io.plumbline.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Schema;
import io.plumbline.definitions.SqlText;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.lake.Lake;
import io.plumbline.lake.LakeSession;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The project's own definitions over a lake whose silver tables hold a few rows; {@link #publish} makes gold of them. */
final class GoldLake {
    static final Instant AS_OF = Instant.parse("2026-03-15T12:00:00Z");
    private static final TableName CREDIT_MONTH = TableName.of("silver.credit_month");
    private static final String NOTE =
            "{\"run\":0,\"definition\":\"fixture\",\"inputs\":{},\"partitions\":[],\"deliveries\":[]}";

    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions = HouseDefinitions.ALL;
    private final Map<TableName, List<String>> rows = new HashMap<>();

    GoldLake(SparkSession spark, Path folder) {
        this.spark = spark;
        this.lake = new Lake(spark, folder.toString());
        LakeSession.pointTo(spark, folder.toString());
        StandardFunctions.register(spark, definitions, AS_OF);
    }

    Definitions definitions() {
        return definitions;
    }

    Lake lake() {
        return lake;
    }

    /** {@code row("silver.touch", "touch_key = 1", "channel = 'Email'")}; what is not said is null. */
    GoldLake row(String table, String... columns) {
        String selected = Arrays.stream(columns)
                .map(column -> column.split(" = ", 2))
                .map(column -> column[1] + " AS `" + column[0] + "`")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        rows.computeIfAbsent(TableName.of(table), name -> new ArrayList<>()).add("SELECT " + selected);
        return this;
    }

    GoldLake publish() {
        List<TableName> published = published();
        definitions.tables().values().stream()
                .filter(contract -> contract.name().schema() != Schema.BRONZE)
                .filter(contract -> !published.contains(contract.name()))
                .filter(contract -> isRead(contract.name()))
                .forEach(this::given);
        Map<TableName, Step> steps = new HashMap<>();
        new Publish().steps(definitions, AS_OF).forEach(step -> steps.put(step.table(), step));
        for (TableName table : published) {
            TableContract contract = definitions.contract(table);
            Dataset<Row> made =
                    contract.sql().map(sql -> spark.sql(sql.sql())).orElseGet(() -> computed(steps.get(table)));
            assertColumns(contract, made);
            write(contract, made);
        }
        return this;
    }

    /** Whether a query of the stage, a gate or the scorecard reads the table; the others are not worth a commit. */
    private boolean isRead(TableName table) {
        List<String> queries =
                new ArrayList<>(List.of("ops.delivery ops.quarantine ops.sync_difference ops.bridge_record"));
        definitions.gates().forEach(gate -> queries.add(gate.query().sql()));
        published().forEach(name -> definitions.contract(name).sql().ifPresent(sql -> queries.add(sql.sql())));
        return queries.stream().anyMatch(query -> SqlText.tables(query).contains(table));
    }

    Dataset<Row> read(String table) {
        return lake.read(TableName.of(table));
    }

    /** The tables of the stage, and what the one before it makes of dimensions and of credit, which is given. */
    List<TableName> published() {
        return definitions.job().stages().stream()
                .flatMap(stage ->
                        stage.tables().stream().filter(table -> stage.name().equals("publish") || isMadeBefore(table)))
                .toList();
    }

    private static boolean isMadeBefore(TableName table) {
        return table.name().startsWith("dim_") || table.equals(CREDIT_MONTH);
    }

    private Dataset<Row> computed(Step step) {
        Change change = step.compute(new StepContext(lake, definitions, AS_OF, 1, Optional.empty()));
        TableContract contract = definitions.contract(step.table());
        return ((Change.Rebuild) change)
                .rows()
                .select(contract.columns().stream()
                        .map(column -> col(column.name()))
                        .toArray(Column[]::new));
    }

    private static void assertColumns(TableContract contract, Dataset<Row> made) {
        List<String> promised =
                contract.columns().stream().map(TableColumn::name).toList();
        org.assertj.core.api.Assertions.assertThat(made.columns())
                .as(contract.name().toString())
                .containsExactlyElementsOf(promised);
        made.schema().foreach(field -> {
            String type = contract.columns()
                    .get(made.schema().fieldIndex(field.name()))
                    .type();
            org.assertj.core.api.Assertions.assertThat(field.dataType().sql().toLowerCase(java.util.Locale.ROOT))
                    .as(contract.name() + "." + field.name())
                    .isEqualTo(type);
            return null;
        });
    }

    private void given(TableContract contract) {
        Dataset<Row> all = rows.getOrDefault(contract.name(), List.of()).stream()
                .map(sql -> complete(contract, spark.sql(sql)))
                .reduce(Dataset::unionAll)
                .orElseGet(() -> complete(contract, spark.sql("SELECT 1")).limit(0));
        write(contract, all);
    }

    private static Dataset<Row> complete(TableContract contract, Dataset<Row> given) {
        List<String> names = List.of(given.columns());
        return given.select(contract.columns().stream()
                .map(column -> (names.contains(column.name()) ? col("`" + column.name() + "`") : lit(null))
                        .cast(column.type())
                        .as(column.name()))
                .toArray(Column[]::new));
    }

    private void write(TableContract contract, Dataset<Row> all) {
        all.coalesce(1)
                .write()
                .format("delta")
                .option("userMetadata", NOTE)
                .save(lake.path(contract.name()).toString());
    }
}
