package io.plumbline.checks;

import io.plumbline.PlumblineException;
import io.plumbline.checks.AnalyzedQuery.NamedCall;
import io.plumbline.definitions.BusinessCalendar;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Place;
import io.plumbline.definitions.Problem;
import io.plumbline.definitions.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** Lets Spark analyse what definitions say, without running it, and words what it finds. */
final class Analysis {
    private static final Place NOWHERE = new Place("", 0);

    private final List<Problem> problems;

    /** Of functions that take the name of a definition, the names that there are. */
    private final Map<String, Set<String>> names;

    Analysis(Definitions definitions, List<Problem> problems) {
        this(names(definitions), problems);
    }

    private Analysis(Map<String, Set<String>> names, List<Problem> problems) {
        this.names = names;
        this.problems = problems;
    }

    private static Map<String, Set<String>> names(Definitions definitions) {
        Set<String> calendars = definitions.calendars().stream()
                .map(BusinessCalendar::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return Map.of(
                "classify",
                definitions.taxonomies().stream().map(Taxonomy::name).collect(Collectors.toCollection(TreeSet::new)),
                "business_minutes",
                calendars,
                "fiscal_day",
                calendars);
    }

    /** The analysed rows; empty when there would be anything to report. */
    Optional<Dataset<Row>> ofSound(Supplier<Dataset<Row>> query) {
        List<Problem> found = new ArrayList<>();
        Optional<Dataset<Row>> rows = new Analysis(names, found).of(NOWHERE, query);
        return rows.filter(sound -> found.isEmpty());
    }

    /** The analysed rows; empty, and a problem reported, when they cannot be. */
    Optional<Dataset<Row>> of(Place place, Supplier<Dataset<Row>> query) {
        try {
            Dataset<Row> rows = query.get();
            AnalyzedQuery analyzed = new AnalyzedQuery(rows);
            analyzed.unstableFunctions().forEach(function -> reportUnstable(place, function));
            analyzed.namedCalls().forEach(call -> checkName(place, call));
            return Optional.of(rows);
        } catch (PlumblineException e) {
            throw e;
        } catch (IllegalArgumentException e) { // of NativeFunctions
            report(place, String.valueOf(e.getMessage()), "Call it as jobs/nightly/functions.sql says.");
            return Optional.empty();
        } catch (Exception e) { // Scala does not declare that it throws an AnalysisException
            report(place, e);
            return Optional.empty();
        }
    }

    void report(Place place, String message, String fix) {
        problems.add(new Problem(place, message, fix));
    }

    private void report(Place place, Exception e) {
        if (!(e instanceof AnalysisException analysis)) {
            throw new IllegalStateException(place + ": cannot be analysed", e);
        }
        Map<String, String> parts = CollectionConverters.asJava(analysis.messageParameters());
        String condition = String.valueOf(analysis.getCondition());
        if (condition.startsWith("UNRESOLVED_COLUMN") || condition.startsWith("UNRESOLVED_FIELD")) {
            String near = parts.getOrDefault("proposal", "");
            report(
                    place,
                    "unknown column " + parts.getOrDefault("objectName", ""),
                    near.isEmpty() ? "Use a column of the source." : "Did you mean one of " + near + "?");
        } else if (condition.startsWith("UNRESOLVED_ROUTINE")) {
            report(
                    place,
                    "unknown function " + parts.getOrDefault("routineName", ""),
                    "Use a function of Spark SQL or of jobs/nightly/functions.sql.");
        } else {
            report(place, "Spark refuses it: " + firstLine(analysis), "Correct the expression.");
        }
    }

    private void reportUnstable(Place place, String function) {
        report(
                place,
                function + "() gives another result each time",
                "Use as_of() for the time of the run, and nothing random: the same files must give the same tables.");
    }

    private void checkName(Place place, NamedCall call) {
        Set<String> known = names.getOrDefault(call.function(), Set.of(call.name()));
        if (!known.contains(call.name())) {
            report(
                    place,
                    call.function() + " names \"" + call.name() + "\", which is not defined",
                    "Use one of " + String.join(", ", known) + ".");
        }
    }

    private static String firstLine(AnalysisException e) {
        String text = String.valueOf(e.getMessage());
        return text.lines().findFirst().orElse("").replaceAll(" SQLSTATE: .*", "");
    }
}
