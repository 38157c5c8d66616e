package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MillionTouchesTest {
    private static final int TOUCHES = 1_000_000;
    private static final long HEAP_MEGABYTES = 256;

    @Test
    void anAccountWithAMillionTouchesIsCreditedByEveryModelWithinBoundedMemory(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Crediting.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines()).contains("every model gives 1.000000 and 100.00");
        assertThat(process.waitFor()).isZero();
    }

    /** Credits one conversion of a million touches, and says what the models give. */
    static final class Crediting {
        private Crediting() {}

        public static void main(String[] arguments) {
            List<Rule> rules =
                    List.copyOf(StockRules.load(Path.of(arguments[0])).values());
            Map<String, Long> keys = new HashMap<>();
            rules.forEach(rule -> keys.put(rule.model().name(), (long) keys.size()));
            Iterator<InternalRow> credits = new CreditIterator(rows(), rules, new CreditRow(keys));
            Map<Long, BigDecimal> conversions = new HashMap<>();
            Map<Long, BigDecimal> amounts = new HashMap<>();
            while (credits.hasNext()) {
                InternalRow credit = credits.next();
                long model = credit.getLong(1);
                conversions.merge(model, credit.getDecimal(15, 8, 6).toJavaBigDecimal(), BigDecimal::add);
                amounts.merge(model, credit.getDecimal(16, 18, 4).toJavaBigDecimal(), BigDecimal::add);
            }
            boolean areWhole = conversions.size() == rules.size()
                    && conversions.values().stream().allMatch(sum -> sum.compareTo(BigDecimal.ONE) == 0)
                    && amounts.values().stream().allMatch(sum -> sum.compareTo(new BigDecimal(100)) == 0);
            System.out.println(areWhole ? "every model gives 1.000000 and 100.00" : conversions + " " + amounts);
        }

        private static Iterator<InternalRow> rows() {
            Object[] conversion = new Object[JourneyRows.COLUMNS];
            conversion[JourneyRows.CONVERSION_KEY] = 1L;
            conversion[JourneyRows.MONTH] = 202603;
            conversion[JourneyRows.AT] = Journeys.CONVERTED_AT;
            conversion[JourneyRows.DATE_KEY] = 20260301;
            conversion[JourneyRows.MILESTONE_KEY] = 5L;
            conversion[JourneyRows.MILESTONE] = UTF8String.fromString("closed_won");
            conversion[JourneyRows.LEAD_CREATED_AT] = Journeys.daysBefore(50);
            conversion[JourneyRows.OPPORTUNITY_CREATED_AT] = Journeys.daysBefore(20);
            conversion[JourneyRows.AMOUNT] = 1_000_000L;
            conversion[JourneyRows.BASIS] = UTF8String.fromString("account");
            conversion[JourneyRows.ACCOUNT_KEY] = 6L;
            conversion[JourneyRows.OPPORTUNITY_KEY] = 7L;
            Iterator<InternalRow> touches =
                    LongStream.range(0, TOUCHES).mapToObj(Crediting::touch).iterator();
            return new Iterator<>() {
                private boolean hasStarted;

                @Override
                public boolean hasNext() {
                    return touches.hasNext();
                }

                @Override
                public InternalRow next() {
                    if (hasStarted) {
                        return touches.next();
                    }
                    hasStarted = true;
                    return new GenericInternalRow(conversion);
                }
            };
        }

        private static InternalRow touch(long number) {
            Object[] touch = new Object[JourneyRows.COLUMNS];
            touch[JourneyRows.CONVERSION_KEY] = 1L;
            touch[JourneyRows.MONTH] = 202603;
            touch[JourneyRows.TOUCH_KEY] = number;
            touch[JourneyRows.AT] = Journeys.daysBefore(number * 7919 % TOUCHES / (TOUCHES / 100d));
            touch[JourneyRows.DATE_KEY] = 20260301;
            touch[JourneyRows.SOURCE_PRIORITY] = 0;
            touch[JourneyRows.PERSON_KEY] = number % 1000;
            touch[JourneyRows.CHANNEL_KEY] = number % 9;
            touch[JourneyRows.CAMPAIGN_KEY] = number % 500;
            return new GenericInternalRow(touch);
        }
    }
}
