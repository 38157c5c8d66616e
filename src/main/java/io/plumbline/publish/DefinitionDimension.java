package io.plumbline.publish;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.publish.scorecard.Formulas;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A dimension whose members are definitions: one row per KPI, or per attribution model. */
final class DefinitionDimension implements Step {
    private final TableContract contract;
    private final String kind;
    private final List<Row> members;
    private final String definitionHash;

    private DefinitionDimension(TableContract contract, String kind, List<Row> members, String definitionHash) {
        this.contract = contract;
        this.kind = kind;
        this.members = List.copyOf(members);
        this.definitionHash = definitionHash;
    }

    static Step kpis(Definitions definitions) {
        List<Row> members = new ArrayList<>();
        definitions.kpis().forEach(kpi -> members.add(row(kpi)));
        String none = "";
        members.add(RowFactory.create(
                -1L, "(unknown)", "(unknown)", none, none, none, none, none, none, none, none, none, 0, none));
        members.add(RowFactory.create(
                -2L,
                "(not applicable)",
                "(not applicable)",
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                0,
                none));
        return new DefinitionDimension(
                definitions.contract(TableName.of("gold.dim_kpi")), "kpi", members, definitions.hash());
    }

    static Step models(Definitions definitions) {
        List<Row> members = new ArrayList<>();
        definitions.models().forEach(model -> members.add(row(model)));
        members.add(RowFactory.create(-1L, "(unknown)", "(unknown)", "", "", null, "{}", ""));
        members.add(RowFactory.create(-2L, "(not applicable)", "(not applicable)", "", "", null, "{}", ""));
        return new DefinitionDimension(
                definitions.contract(TableName.of("gold.dim_model")), "model", members, definitions.hash());
    }

    private static Row row(Kpi kpi) {
        return RowFactory.create(
                null,
                kpi.name(),
                kpi.title(),
                word(kpi.area()),
                kpi.question(),
                kpi.definition(),
                Formulas.text(kpi),
                kpi.source().toString(),
                kpi.dateColumn(),
                word(kpi.unit()),
                word(kpi.better()),
                kpi.owner(),
                kpi.headline(),
                kpi.hash());
    }

    private static Row row(AttributionModel model) {
        return RowFactory.create(
                null,
                model.name(),
                model.title(),
                model.description(),
                ModelParameters.shape(model.shape()),
                model.lookbackDays(),
                ModelParameters.json(model),
                model.hash());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TableName table() {
        return contract.name();
    }

    @Override
    public Set<TableName> inputs() {
        return Set.of();
    }

    @Override
    public String definitionHash() {
        return definitionHash;
    }

    @Override
    public Change compute(StepContext context) {
        StructType schema = new StructType();
        for (TableColumn column : contract.columns()) {
            schema = schema.add(column.name(), DataType.fromDDL(column.type()));
        }
        String key = contract.key().get(0);
        Dataset<Row> rows = context.spark().createDataFrame(members, schema);
        return new Change.Rebuild(rows.withColumn(
                key,
                functions.coalesce(functions.col(key), functions.expr("member_key('" + kind + "', " + kind + ")"))));
    }
}
