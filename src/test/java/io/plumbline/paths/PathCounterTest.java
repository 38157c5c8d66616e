package io.plumbline.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathCounterTest {
    private final PathCounter counter = new PathCounter();

    @Test
    void theSamePathIsKeptOnceWithTheSumOfItsCounts() {
        counter.add(List.of("b", "a"), 2, 1);
        counter.add(List.of(" b", "a "), 3, 4);
        Paths paths = counter.paths();
        assertThat(paths.channels()).containsExactly("a", "b");
        assertThat(paths.size()).isEqualTo(1);
        assertThat(paths.conversions()).isEqualTo(5);
        assertThat(paths.walks()).isEqualTo(10);
    }

    @Test
    void stepsWithoutANameAreNoChannelAndTheirConversionsAreNotLost() {
        counter.add(List.of(""), 1, 0);
        counter.add(List.of("", " ", ""), 2, 0);
        counter.add(List.of("a", "", "b"), 3, 0);
        Paths paths = counter.paths();
        assertThat(paths.channels()).containsExactly("a", "b");
        assertThat(paths.conversions()).isEqualTo(3);
        assertThat(paths.conversionsWithoutChannel()).isEqualTo(3);
    }

    @Test
    void aPathThatNobodyWalkedIsNotThere() {
        counter.add(List.of("a"), 0, 0);
        assertThat(counter.paths().channels()).isEmpty();
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatThrownBy(() -> counter.add(List.of("a"), -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path [a] is counted -1 times with and 0 times without a conversion;"
                        + " counts are 0 or above");
    }

    @Test
    void aSumThatDoesNotFitIsAnErrorAndNotANegativeNumber() {
        counter.add(List.of("a"), Long.MAX_VALUE, 0);
        assertThatThrownBy(() -> counter.add(List.of("a"), 1, 0)).isInstanceOf(ArithmeticException.class);
    }
}
