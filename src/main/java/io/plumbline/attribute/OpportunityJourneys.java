package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.plumbline.attribute.JourneyIterator.Told;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.ReleasedTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads what happened around the milestones of one opportunity, by the same rows that the night credits. */
final class OpportunityJourneys {
    private static final TableName PERSON = TableName.of("silver.person");
    private static final String CONVERSION_KEY = "conversion_key";
    private static final String PERSON_KEY = "person_key";
    private static final String RECORD_KEY = "person_record_key";

    private final ReleasedTables tables;
    private final List<String> systems;

    /** @param systems the source systems, most trusted first */
    OpportunityJourneys(ReleasedTables tables, List<String> systems) {
        this.tables = tables;
        this.systems = systems;
    }

    /**
     * One milestone with all that its people did.
     *
     * @param name of the milestone
     * @param people whose touches count
     * @param touches theirs, whenever they were
     * @param others touches of people of the account who do not count
     */
    record Story(String name, Conversion conversion, Set<Long> people, List<Touch> touches, List<Touch> others) {}

    List<Story> of(long opportunityKey) {
        Dataset<Row> conversions = tables.read(CreditInputs.CONVERSION)
                .filter(col("opportunity_key").equalTo(opportunityKey));
        Map<Long, String> names = new HashMap<>();
        conversions
                .select(CONVERSION_KEY, "milestone")
                .collectAsList()
                .forEach(row -> names.put(row.getLong(0), row.getString(1)));
        Dataset<Row> people = tables.read(CreditInputs.CONVERSION_PERSON)
                .filter(col(CONVERSION_KEY).isin(names.keySet().toArray()));
        Map<Long, Set<Long>> peopleOf = peopleOf(people);
        List<Story> stories = new ArrayList<>();
        for (Told told : told(conversions, people)) {
            long key = told.conversion().key();
            Set<Long> counted = peopleOf.getOrDefault(key, Set.of());
            stories.add(new Story(
                    Optional.ofNullable(names.get(key)).orElseThrow(),
                    told.conversion(),
                    counted,
                    told.touches(),
                    others(told.conversion(), conversions, counted)));
        }
        return stories;
    }

    /** Only where roles tell who counts can somebody of the account not count. */
    private List<Touch> others(Conversion conversion, Dataset<Row> conversions, Set<Long> counted) {
        if (!conversion.basis().equals("contact_roles")) {
            return List.of();
        }
        Dataset<Row> one = conversions.filter(col(CONVERSION_KEY).equalTo(conversion.key()));
        Dataset<Row> colleagues = tables.read(PERSON)
                .filter(col("account_key").equalTo(conversion.accountKey()))
                .filter(not(col(PERSON_KEY).isin(counted.toArray())))
                .select(lit(conversion.key()).as(CONVERSION_KEY), col(PERSON_KEY));
        return told(one, colleagues).stream()
                .flatMap(told -> told.touches().stream())
                .toList();
    }

    private List<Told> told(Dataset<Row> conversions, Dataset<Row> people) {
        Dataset<Row> links =
                tables.read(CreditInputs.PERSON_LINK).filter(col(PERSON_KEY).isin(keys(people, PERSON_KEY)));
        Dataset<Row> touches =
                tables.read(CreditInputs.TOUCH).filter(col(RECORD_KEY).isin(keys(links, RECORD_KEY)));
        InternalRow[] rows = JourneyRows.ofAllTimes(new CreditInputs(conversions, people, links, touches), systems)
                .queryExecution()
                .executedPlan()
                .executeCollect();
        Arrays.sort(rows, Comparator.comparingLong(row -> row.getLong(JourneyRows.CONVERSION_KEY)));
        List<Told> told = new ArrayList<>();
        new JourneyIterator(List.of(rows).iterator()).forEachRemaining(told::add);
        return told;
    }

    private static Object[] keys(Dataset<Row> rows, String column) {
        return new HashSet<>(rows.select(column).as(Encoders.LONG()).collectAsList()).toArray();
    }

    private static Map<Long, Set<Long>> peopleOf(Dataset<Row> people) {
        Map<Long, Set<Long>> peopleOf = new HashMap<>();
        people.select(CONVERSION_KEY, PERSON_KEY)
                .collectAsList()
                .forEach(row -> peopleOf.computeIfAbsent(row.getLong(0), key -> new HashSet<>())
                        .add(row.getLong(1)));
        return peopleOf;
    }
}
