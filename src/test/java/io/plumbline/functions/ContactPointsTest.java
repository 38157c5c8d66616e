package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactPointsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "null", textBlock = """
            case and blanks do not count,   ' BEN.OKAFOR@Example.com ', ben.okafor@example.com
            dots and tags stay,             b.en+news@example.com,      b.en+news@example.com
            wide letters are letters,       ｂen@example.com,           ben@example.com
            letters of other languages,     chloé@exämple.com,          chloé@exämple.com
            no at sign,                     ben.example.com,            null
            no top level domain,            ben@localhost,              null
            two addresses,                  a@example.com;b@example.com, null
            a placeholder,                  n/a,                        null
            nothing,                        null,                       null
            """)
    void email(String what, String text, String expected) {
        assertThat(EmailAddress.normalized(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "null", textBlock = """
            with its country,         +1 512 555 0101,   US, +15125550101
            of the default region,    (512) 555-0101,    US, +15125550101
            of another region,        020 7946 0958,     GB, +442079460958
            with an extension,        512-555-0101 x12,  US, +15125550101
            too short,                555,               US, null
            no number,                call me,           US, null
            nothing,                  null,              US, null
            """)
    void phone(String what, String text, String region, String expected) {
        assertThat(PhoneNumber.normalized(text, region)).isEqualTo(expected);
    }
}
