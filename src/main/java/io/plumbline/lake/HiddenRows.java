package io.plumbline.lake;

import io.plumbline.functions.MethodCall;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * Hides the rows that a table's files hold and its version does not: each reading of such a table becomes a filter on the
 * places of the rows. It stands in the plan and not in the reader, so that Spark's own, reading by columns, stays in use.
 */
final class HiddenRows extends Rule<LogicalPlan> {
    private final AbstractPartialFunction<LogicalPlan, LogicalPlan> hiding = new AbstractPartialFunction<>() {
        @Override
        public boolean isDefinedAt(LogicalPlan plan) {
            return plan instanceof DataSourceV2Relation relation
                    && relation.table() instanceof LakeTable table
                    && table.hasRowsToHide();
        }

        @Override
        public LogicalPlan apply(LogicalPlan plan) {
            DataSourceV2Relation relation = (DataSourceV2Relation) plan;
            LogicalPlan shown = shown(relation, ((LakeTable) relation.table()));
            List<NamedExpression> columns = new ArrayList<>(CollectionConverters.asJava(relation.output()));
            return new Project(seq(columns), shown);
        }
    };

    /** Adds the rule to the sessions that are made with it; named by {@code spark.sql.extensions}. */
    public static final class Extension extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
        @Override
        public BoxedUnit apply(SparkSessionExtensions extensions) {
            extensions.injectPostHocResolutionRule(new AbstractFunction1<>() {
                @Override
                public Rule<LogicalPlan> apply(org.apache.spark.sql.SparkSession session) {
                    return new HiddenRows();
                }
            });
            return BoxedUnit.UNIT;
        }
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return plan.resolveOperators(hiding);
    }

    /** The table's rows with {@link LakeTable#FILE} and {@link LakeTable#ROW}, without those to be hidden. */
    static LogicalPlan shown(DataSourceV2Relation relation, LakeTable table) {
        AttributeReference file = attribute(LakeTable.FILE, DataTypes.IntegerType);
        AttributeReference row = attribute(LakeTable.ROW, DataTypes.LongType);
        List<AttributeReference> output = new ArrayList<>(CollectionConverters.asJava(relation.output()));
        output.add(row);
        output.add(file);
        LogicalPlan numbered = relation.copy(
                table.numbered(),
                seq(output),
                relation.catalog(),
                relation.identifier(),
                relation.options(),
                relation.timeTravelSpec());
        MethodCall isShown = new MethodCall(table.shownRows(), "isShown", DataTypes.IntegerType, DataTypes.LongType);
        return new Filter(isShown.condition(List.of(file, row)), numbered);
    }

    /** Called nullable, because Spark's reader looks for columns that are not in the file. */
    private static AttributeReference attribute(String name, DataType type) {
        return DataTypeUtils.toAttribute(new StructField(name, type, true, Metadata.empty()));
    }

    private static <T> Seq<T> seq(List<T> items) {
        return CollectionConverters.asScala(items).toSeq();
    }
}
