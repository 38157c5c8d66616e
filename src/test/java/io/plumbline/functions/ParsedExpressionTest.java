package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Expression;
import io.plumbline.definitions.Place;
import org.junit.jupiter.api.Test;

class ParsedExpressionTest {
    @Test
    void whatCallsNoFunctionIsCheap() {
        assertThat(parsed("type = '13' AND lower(name) IN ('a', 'b') AND NOT x IS NULL")
                        .cheapPart())
                .contains("((type = '13')) AND ((NOT (x IS NULL)))");
        assertThat(parsed("type = '1' OR lower(name) = 'a'").cheapPart()).isEmpty();
        assertThat(parsed("yes(flag)").cheapPart()).isEmpty();
    }

    @Test
    void columnsAreNamedOnce() {
        assertThat(parsed("coalesce(B, lower(a), b)").columns()).containsExactly("b", "a");
    }

    @Test
    void onlyAWholeCaseIsOne() {
        assertThat(parsed("CASE WHEN a THEN b END").isCase()).isTrue();
        assertThat(parsed("coalesce(CASE WHEN a THEN b END, c)").isCase()).isFalse();
    }

    private static ParsedExpression parsed(String sql) {
        return ParsedExpression.of(new Expression(sql, new Place("conf/exports/a.conf", 1)));
    }
}
