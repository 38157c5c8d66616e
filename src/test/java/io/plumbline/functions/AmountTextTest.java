package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class AmountTextTest {
    private static final String CHARACTERS = "00123456789999.-+,$eE ";

    private static final Decimal LARGE = Decimal.apply(900_000_000_000_000L);

    @Test
    void plainNumbersAreWhatTheGeneralRuleMakesOfThem() {
        Random random = new Random(2);
        int amounts = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int kinds = random.nextInt(3) == 0 ? CHARACTERS.length() : 15;
            for (int length = random.nextInt(22); length > 0; length--) {
                text.append(CHARACTERS.charAt(random.nextInt(kinds)));
            }
            UTF8String utf8 = UTF8String.fromString(text.toString());
            Decimal amount = AmountText.amount(utf8);
            assertThat(amount).as(text.toString()).isEqualTo(AmountText.byRule(utf8));
            if (amount != null) {
                amounts++;
            }
            if (amount != null && amount.abs().$less(LARGE)) {
                assertThat(amount.scale()).isEqualTo(4);
                assertThat(TenThousandths.of(amount))
                        .isEqualTo(amount.toJavaBigDecimal().movePointRight(4).longValueExact());
            }
        }
        assertThat(amounts).isGreaterThan(50_000);
    }
}
