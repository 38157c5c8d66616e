package io.plumbline.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.CollectMetricsExec;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.ExpandExec;
import org.apache.spark.sql.execution.FilterExec;
import org.apache.spark.sql.execution.GenerateExec;
import org.apache.spark.sql.execution.LocalTableScanExec;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.RDDScanExec;
import org.apache.spark.sql.execution.SortExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.aggregate.BaseAggregateExec;
import org.apache.spark.sql.execution.datasources.v2.BatchScanExec;
import org.apache.spark.sql.execution.exchange.ENSURE_REQUIREMENTS$;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import org.apache.spark.sql.execution.joins.BroadcastHashJoinExec;
import org.apache.spark.sql.execution.joins.ShuffledJoin;
import org.apache.spark.sql.execution.window.WindowExecBase;
import org.apache.spark.sql.execution.window.WindowGroupLimitExec;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * Takes shuffles from one partition into one partition out of plans: the rows are together already, and each shuffle is a task of
 * its own that writes them, and one that reads them. Spark plans them because it does not know into how many partitions a scan
 * will fall. A shuffle of which the plan has the like stays, because the two are then made once.
 */
final class NeedlessShuffles extends Rule<SparkPlan> {
    /** Adds the rule to the sessions that are made with it; named by {@code spark.sql.extensions}. */
    public static final class Extension extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
        @Override
        public BoxedUnit apply(SparkSessionExtensions extensions) {
            extensions.injectColumnar(new AbstractFunction1<>() {
                @Override
                public ColumnarRule apply(SparkSession session) {
                    return new ColumnarRule() {
                        @Override
                        public Rule<SparkPlan> preColumnarTransitions() {
                            return new NeedlessShuffles();
                        }
                    };
                }
            });
            return BoxedUnit.UNIT;
        }
    }

    @Override
    public SparkPlan apply(SparkPlan plan) {
        Map<QueryPlan<?>, Integer> shuffles = new HashMap<>();
        count(plan, shuffles);
        return shuffles.isEmpty() ? plan : plan.transformDown(removing(shuffles));
    }

    private static void count(SparkPlan plan, Map<QueryPlan<?>, Integer> shuffles) {
        if (plan instanceof ShuffleExchangeExec) {
            shuffles.merge(plan.canonicalized(), 1, Integer::sum);
        }
        CollectionConverters.asJava(plan.children()).forEach(child -> count(child, shuffles));
    }

    private static AbstractPartialFunction<SparkPlan, SparkPlan> removing(Map<QueryPlan<?>, Integer> shuffles) {
        return new AbstractPartialFunction<>() {
            @Override
            public boolean isDefinedAt(SparkPlan plan) {
                return plan instanceof ShuffleExchangeExec shuffle
                        && shuffle.numPartitions() == 1
                        && shuffle.shuffleOrigin().equals(ENSURE_REQUIREMENTS$.MODULE$)
                        && isOnePartition(shuffle.child())
                        && Integer.valueOf(1).equals(shuffles.get(shuffle.canonicalized()));
            }

            @Override
            public SparkPlan apply(SparkPlan plan) {
                return ((ShuffleExchangeExec) plan).child();
            }
        };
    }

    /** Whether it is known that the rows come in one partition, also when there are none. */
    private static boolean isOnePartition(SparkPlan plan) {
        if (plan instanceof BatchScanExec scan) {
            return scan.table() instanceof LakeTable
                    && scan.runtimeFilters().isEmpty()
                    && scan.inputPartitions().length() == 1;
        }
        if (plan instanceof LocalTableScanExec rows) {
            return rows.rows().length() == 1;
        }
        if (plan instanceof RDDScanExec rows) {
            return rows.rdd().getNumPartitions() == 1;
        }
        if (plan instanceof ShuffleExchangeExec shuffle) {
            return shuffle.numPartitions() == 1;
        }
        if (plan instanceof BroadcastHashJoinExec join) {
            return isOnePartition(join.streamedPlan());
        }
        return (keepsPartitions(plan) || plan instanceof ShuffledJoin)
                && isOnePartition(plan.children().head());
    }

    private static boolean keepsPartitions(SparkPlan plan) {
        return plan instanceof FilterExec
                || plan instanceof ProjectExec
                || plan instanceof SortExec
                || plan instanceof BaseAggregateExec
                || plan instanceof WindowExecBase
                || plan instanceof WindowGroupLimitExec
                || plan instanceof GenerateExec
                || plan instanceof ExpandExec
                || plan instanceof CollectMetricsExec;
    }
}
