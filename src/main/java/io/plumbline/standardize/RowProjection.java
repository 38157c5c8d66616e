package io.plumbline.standardize;

import io.plumbline.PlumblineException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.optimizer.CollapseProject$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.execution.LogicalRDD;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What selects on top of a {@link io.plumbline.run.PlanBarrier} compute, as a function of one of Spark's internal rows. It goes
 * with a closure to the tasks and is compiled there, or interpreted where the session says so.
 *
 * <p>Selects one upon the other become one: what several columns share is then computed once, without rows in between.
 */
final class RowProjection implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A column that is used twice stands there twice, level upon level. The largest mapping of a vendor here has 602 nodes. */
    private static final int MOST_NODES = 10_000;

    private final ArrayList<Stage> stages;

    private RowProjection(List<Stage> stages) {
        this.stages = new ArrayList<>(stages);
    }

    private record Stage(Seq<NamedExpression> expressions, Seq<Attribute> input) implements Serializable {
        UnsafeProjection compiled(int partition) {
            UnsafeProjection projection = UnsafeProjection.create(anyExpressions(expressions), input);
            projection.initialize(partition);
            return projection;
        }

        /** This stage and the next in one, unless that would compute something else or far too often the same. */
        Optional<Stage> with(Stage next) {
            if (!CollapseProject$.MODULE$.canCollapseExpressions(anyExpressions(next.expressions), expressions, true)) {
                return Optional.empty();
            }
            Stage both =
                    new Stage(CollapseProject$.MODULE$.buildCleanedProjectList(next.expressions, expressions), input);
            return Optional.of(both).filter(stage -> nodes(anyExpressions(stage.expressions)) <= MOST_NODES);
        }
    }

    /** The selects, once Spark's optimizer has replaced all that cannot be evaluated as it stands. */
    static RowProjection of(Dataset<Row> selected) {
        List<Stage> stages = new ArrayList<>();
        for (Project project : projects(selected.queryExecution().optimizedPlan())) {
            Stage next = new Stage(project.projectList(), project.child().output());
            int last = stages.size() - 1;
            Optional<Stage> both =
                    last < 0 ? Optional.empty() : stages.get(last).with(next);
            both.ifPresentOrElse(stage -> stages.set(last, stage), () -> stages.add(next));
        }
        return new RowProjection(stages);
    }

    /** Those that are computed first come first. */
    private static Deque<Project> projects(LogicalPlan selected) {
        Deque<Project> projects = new ArrayDeque<>();
        LogicalPlan plan = selected;
        while (plan instanceof Project project) {
            projects.addFirst(project);
            plan = project.child();
        }
        if (!(plan instanceof LogicalRDD)) {
            throw new PlumblineException("an export is mapped row by row, but one of its expressions asks for more: "
                    + plan.nodeName() + ". Write it without a subquery.");
        }
        return projects;
    }

    private static int nodes(Seq<? extends Expression> expressions) {
        int nodes = 0;
        for (Expression expression : CollectionConverters.asJava(expressions)) {
            nodes += 1 + nodes(expression.children());
        }
        return nodes;
    }

    /** Scala's lists are covariant: a list of named expressions is one of expressions. */
    @SuppressWarnings("unchecked")
    private static Seq<Expression> anyExpressions(Seq<NamedExpression> named) {
        return (Seq<Expression>) (Seq<?>) named;
    }

    /** The function for the rows of one partition. As usual in Spark the row that it gives is overwritten by the next. */
    UnaryOperator<InternalRow> compiled(int partition) {
        List<UnsafeProjection> projections =
                stages.stream().map(stage -> stage.compiled(partition)).toList();
        return row -> {
            InternalRow result = row;
            for (UnsafeProjection projection : projections) {
                result = projection.apply(result);
            }
            return result;
        };
    }
}
