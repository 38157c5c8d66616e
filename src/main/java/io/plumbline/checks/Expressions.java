package io.plumbline.checks;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.Expression;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.Problem;
import io.plumbline.definitions.Recompute.Lead;
import io.plumbline.definitions.Recompute.Through;
import io.plumbline.definitions.TableContract;
import io.plumbline.functions.MappingOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Checks all SQL that definitions hold, without reading data: unknown columns and functions, wrong types, results that
 * change by themselves. The session must know the standard functions.
 */
public final class Expressions {
    private final SparkSession spark;
    private final Definitions definitions;
    private final List<Problem> problems = new ArrayList<>();
    private final Analysis analysis;
    private final EmptyTables tables;

    private Expressions(SparkSession spark, Definitions definitions) {
        this.spark = spark;
        this.definitions = definitions;
        this.analysis = new Analysis(definitions, problems);
        this.tables = new EmptyTables(spark, definitions);
    }

    /** All problems of all expressions and queries, sorted by place. */
    public static List<Problem> problems(SparkSession spark, Definitions definitions) {
        Expressions expressions = new Expressions(spark, definitions);
        definitions.exports().forEach(expressions::check);
        definitions.tables().values().forEach(expressions::check);
        definitions.kpis().forEach(expressions::check);
        QueryChecks queries = new QueryChecks(expressions.analysis, expressions.tables);
        definitions.tables().values().forEach(queries::check);
        definitions.gates().forEach(queries::check);
        definitions.taxonomies().forEach(queries::check);
        expressions.tables.drop();
        return expressions.problems.stream().distinct().sorted().toList();
    }

    private void check(Export export) {
        Dataset<Row> records = spark.createDataFrame(List.<Row>of(), MappingOrder.inputs(export));
        checkTypes(
                records,
                export.refuse().stream()
                        .map(refusal -> new Typed(refusal.when(), DataTypes.BooleanType))
                        .toList());
        for (Becomes becomes : export.becomes()) {
            TableContract contract = definitions.tables().get(becomes.table());
            if (contract != null) {
                check(export, becomes, EmptyTables.schema(contract));
            }
        }
    }

    /** Layer by layer; a column that is wrong is null for the layers above, so that each mistake is told once. */
    private void check(Export export, Becomes becomes, StructType contract) {
        Dataset<Row> rows = records(export, becomes);
        becomes.where().ifPresent(where -> checkType(rows, where, DataTypes.BooleanType));
        Map<String, Mapping> mappings =
                becomes.columns().stream().collect(Collectors.toMap(Mapping::column, Function.identity()));
        Dataset<Row> computed = rows;
        try {
            MappingOrder order = new MappingOrder(export, List.of(becomes));
            for (Set<String> layer : order.layers()) {
                computed = withLayer(computed, layer, mappings, order, contract);
            }
        } catch (PlumblineException e) {
            analysis.report(becomes.place(), String.valueOf(e.getMessage()), "Correct the mapping.");
        }
    }

    /** Rows as the expressions of an entry see them, an item of its list among the columns. */
    private Dataset<Row> records(Export export, Becomes becomes) {
        Dataset<Row> rows = spark.createDataFrame(List.<Row>of(), MappingOrder.inputs(export));
        return becomes.each()
                .map(each -> {
                    checkType(rows, each.list(), DataTypes.createArrayType(DataTypes.StringType));
                    return rows.withColumn(each.name(), functions.lit("").cast(DataTypes.StringType));
                })
                .orElse(rows);
    }

    private Dataset<Row> withLayer(
            Dataset<Row> rows,
            Set<String> layer,
            Map<String, Mapping> mappings,
            MappingOrder order,
            StructType contract) {
        List<Column> columns = new ArrayList<>(List.of(functions.col("*")));
        List<Typed> mapped = new ArrayList<>();
        for (StructField field : contract.fields()) {
            Mapping mapping = layer.contains(field.name()) ? mappings.get(field.name()) : null;
            if (mapping != null) {
                mapped.add(new Typed(mapping.expression(), field.dataType()));
                columns.add(functions.lit(null).cast(field.dataType()).as(order.nameOf(field.name())));
            }
        }
        checkTypes(rows, mapped);
        return rows.select(columns.toArray(Column[]::new));
    }

    private record Typed(Expression expression, DataType expected) {}

    /** All at once, because one plan takes little longer than one expression; one by one if anything is wrong with any of them. */
    private void checkTypes(Dataset<Row> rows, List<Typed> expressions) {
        if (!areSound(rows, expressions)) {
            expressions.forEach(typed -> checkType(rows, typed.expression(), typed.expected()));
        }
    }

    private boolean areSound(Dataset<Row> rows, List<Typed> expressions) {
        return analysis.ofSound(() -> rows.select(expressions.stream()
                        .map(typed -> functions.expr(typed.expression().sql()))
                        .toArray(Column[]::new)))
                .map(all -> all.schema().fields())
                .filter(found -> found.length == expressions.size())
                .filter(found -> IntStream.range(0, found.length)
                        .allMatch(i -> Cast.canUpCast(
                                found[i].dataType(), expressions.get(i).expected())))
                .isPresent();
    }

    private void checkType(Dataset<Row> rows, Expression expression, DataType expected) {
        analysis.of(expression.place(), () -> rows.select(functions.expr(expression.sql())))
                .ifPresent(result -> {
                    DataType actual = result.schema().fields()[0].dataType();
                    if (!Cast.canUpCast(actual, expected)) {
                        analysis.report(
                                expression.place(),
                                "the expression gives " + actual.sql() + ", expected " + expected.sql(),
                                "Convert it, for example with amount, whole, instant, iso_day or yes.");
                    }
                });
    }

    private void check(TableContract contract) {
        Dataset<Row> rows = tables.of(contract.name());
        checkTypes(
                rows,
                contract.checks().stream()
                        .map(check -> new Typed(check.failsWhen(), DataTypes.BooleanType))
                        .toList());
        contract.recompute().ifPresent(recompute -> recompute.allLeads().forEach(this::check));
    }

    private void check(Lead lead) {
        Dataset<Row> rows = tables.of(lead.changed());
        for (Through through : lead.through()) {
            checkType(rows, through.from(), DataTypes.LongType);
            rows = tables.of(through.table()).alias(through.table().name());
            Expression to = new Expression(
                    tables.named(through.to().sql()), through.to().place());
            checkType(rows, to, DataTypes.LongType);
        }
        checkType(rows, lead.key(), DataTypes.LongType);
    }

    private void check(Kpi kpi) {
        Dataset<Row> rows = tables.of(kpi.source());
        kpi.where().ifPresent(where -> checkType(rows, where, DataTypes.BooleanType));
        kpi.formula()
                .expressions()
                .forEach(formula -> analysis.of(formula.place(), () -> rows.agg(functions.expr(formula.sql()))));
    }
}
