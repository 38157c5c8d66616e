package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            record_key('a', id)                          | instance_key(_instance, 'a', id)
            coalesce(record_key('a', x), RECORD_KEY ('b', y)) | coalesce(instance_key(_instance, 'a', x), instance_key(_instance, 'b', y))
            concat('record_key(', x)                     | concat('record_key(', x)
            concat('it\\'s record_key(', x)              | concat('it\\'s record_key(', x)
            my_record_key('a', id)                       | my_record_key('a', id)
            "record_key('a', id)"                        | "record_key('a', id)"
            """)
    void everyKeyHoldsTheInstance(String sql, String expected) {
        assertThat(InstanceNames.in("some_key", sql)).isEqualTo(expected);
    }

    @Test
    void theSystemHoldsTheInstance() {
        assertThat(InstanceNames.in("source_system", "'a'")).isEqualTo("concat(('a'), _instance)");
    }
}
