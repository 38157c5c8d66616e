package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;

import io.plumbline.PlumblineException;
import io.plumbline.lake.ReleasedTables;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** The rows of gold.fct_attribution_credit of some conversions, against which a computed credit is held. */
final class PublishedCredits {
    private static final int CONVERSIONS_SCALE = 6;
    private static final int AMOUNT_SCALE = 4;
    private static final String NOTHING = "nothing";
    private static final String CREDITED = "(not applicable)";

    private final ReleasedTables tables;
    private final Map<Cell, String> published = new HashMap<>();

    /** Which credit: at most one row of the table. */
    private record Cell(long conversionKey, String model, long touchKey) {}

    private PublishedCredits(ReleasedTables tables) {
        this.tables = tables;
    }

    /** @param models names of models by their keys */
    static PublishedCredits of(ReleasedTables tables, Collection<Conversion> conversions, Map<Long, String> models) {
        PublishedCredits credits = new PublishedCredits(tables);
        tables.read(CreditStep.CREDIT)
                .filter(col("conversion_month")
                        .isin(conversions.stream()
                                .map(Conversion::month)
                                .distinct()
                                .toArray()))
                .filter(col("conversion_key")
                        .isin(conversions.stream().map(Conversion::key).toArray()))
                .select(
                        "conversion_key",
                        "model_key",
                        "touch_key",
                        "position",
                        "touches",
                        "credited_conversions",
                        "credited_amount",
                        "unattributed_reason")
                .collectAsList()
                .forEach(row -> credits.add(row, models));
        return credits;
    }

    private void add(Row row, Map<Long, String> models) {
        String model = models.getOrDefault(row.getLong(1), "(unknown)");
        String amount =
                row.isNullAt(6) ? "an unknown amount" : row.getDecimal(6).toPlainString();
        published.put(
                new Cell(row.getLong(0), model, row.getLong(2)),
                told(row.getInt(3), row.getInt(4), row.getDecimal(5), amount, row.getString(7)));
    }

    /** Names of the models that credited the conversions. */
    Set<String> models() {
        return published.keySet().stream().map(Cell::model).collect(Collectors.toSet());
    }

    /**
     * Holds computed credits of a conversion against those of the table.
     *
     * @throws PlumblineException when they are not the same
     */
    void check(Conversion conversion, Collection<Credit> credits, Collection<String> models) {
        Map<Cell, String> computed = new HashMap<>();
        credits.forEach(credit -> computed.put(
                new Cell(conversion.key(), credit.model(), credit.touch().key()), told(conversion, credit)));
        Map<Cell, String> expected = new HashMap<>(published);
        expected.keySet().removeIf(cell -> cell.conversionKey() != conversion.key() || !models.contains(cell.model()));
        if (!computed.equals(expected)) {
            throw new PlumblineException(difference(computed, expected));
        }
    }

    private String difference(Map<Cell, String> computed, Map<Cell, String> expected) {
        Map<String, String> differences = new TreeMap<>();
        Set<Cell> cells = new HashSet<>(computed.keySet());
        cells.addAll(expected.keySet());
        for (Cell cell : cells) {
            String given = expected.getOrDefault(cell, NOTHING);
            String computedNow = computed.getOrDefault(cell, NOTHING);
            if (!given.equals(computedNow)) {
                differences.put(
                        cell.model() + ", touch " + cell.touchKey() + ": the release gives " + given, computedNow);
            }
        }
        Map.Entry<String, String> first = differences.entrySet().iterator().next();
        return "the credit of release " + tables.release().id() + " cannot be explained: by model " + first.getKey()
                + ", the definitions as they are now give " + first.getValue() + " (" + differences.size()
                + " such differences)\n    fix: if conf/ has changed since the release, `plumbline run` credits by it;"
                + " otherwise report it";
    }

    private static String told(Conversion conversion, Credit credit) {
        String amount = conversion.amount().isPresent()
                ? BigDecimal.valueOf(credit.amount(), AMOUNT_SCALE).toPlainString()
                : "an unknown amount";
        String reason =
                credit.reason().map(why -> why.name().toLowerCase(Locale.ROOT)).orElse(CREDITED);
        return told(
                credit.position(),
                credit.touches(),
                BigDecimal.valueOf(credit.millionths(), CONVERSIONS_SCALE),
                amount,
                reason);
    }

    private static String told(int position, int touches, BigDecimal conversions, String amount, String reason) {
        return conversions.toPlainString() + " and " + amount + " at place " + position + " of " + touches
                + (reason.equals(CREDITED) ? "" : ", " + reason);
    }
}
