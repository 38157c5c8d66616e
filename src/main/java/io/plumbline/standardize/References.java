package io.plumbline.standardize;

import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.jdk.javaapi.CollectionConverters;

/** Which of an export's columns a mapped column is read from, through the mapped columns that it names. */
final class References {
    private final SparkSession spark;
    private final Set<String> exportColumns;
    private final Map<String, Mapping> mappings;

    References(SparkSession spark, Set<String> exportColumns, Becomes becomes) {
        this.spark = spark;
        this.exportColumns = exportColumns;
        this.mappings = becomes.columns().stream().collect(Collectors.toMap(Mapping::column, Function.identity()));
    }

    /** The export's columns behind a mapped column; none for a constant. */
    Set<String> of(Mapping mapping) {
        Set<String> found = new TreeSet<>();
        follow(mapping.expression().sql(), found, new HashSet<>());
        return found;
    }

    private void follow(String sql, Set<String> found, Set<String> followed) {
        for (String name : names(sql)) {
            if (exportColumns.contains(name)) {
                found.add(name);
            } else if (followed.add(name)) {
                Mapping other = mappings.get(name);
                if (other != null) {
                    follow(other.expression().sql(), found, followed);
                }
            }
        }
    }

    private Set<String> names(String sql) {
        try {
            Expression parsed = spark.sessionState().sqlParser().parseExpression(sql);
            return CollectionConverters.asJava(parsed.collectLeaves()).stream()
                    .filter(UnresolvedAttribute.class::isInstance)
                    .map(leaf -> ((UnresolvedAttribute) leaf).name())
                    .collect(Collectors.toSet());
        } catch (org.apache.spark.sql.catalyst.parser.ParseException e) {
            throw new IllegalStateException("an expression that was checked when loaded does not parse: " + sql, e);
        }
    }
}
