package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "null", textBlock = """
            of an address,               https://a.example/p?utm_source=x&utm_medium=cpc, utm_medium, cpc
            of a bare query,             utm_source=x&utm_medium=cpc,                     utm_source, x
            plus is a blank,             utm_campaign=spring+offer,                       utm_campaign, spring offer
            percent codes are UTF-8,     utm_campaign=caf%C3%A9%20%26%20co,               utm_campaign, café & co
            a lone percent sign stays,   utm_campaign=100%25+or+100%,                     utm_campaign, 100% or 100%
            other letters stay,          utm_campaign=caf%C3%A9+größer😀,                  utm_campaign, café größer😀
            the fragment does not count, https://a.example/?utm_source=x#utm_medium=y,    utm_medium, null
            the name without case,       UTM_Source=x,                                    utm_source, x
            an empty one is none,        utm_source=&utm_medium=y,                        utm_source, null
            the first that holds any,    utm_source=&utm_source=b&utm_source=c,           utm_source, b
            no part of another name,     my_utm_source=x,                                 utm_source, null
            a name without value,        utm_source,                                      utm_source, null
            a code at the end is cut,    utm_source=a%2,                                  utm_source, a%2
            blanks around it go,         utm_source=%20a%09,                              utm_source, a
            nothing,                     null,                                            utm_source, null
            """)
    void value(String what, String address, String name, String expected) {
        assertThat(QueryParameters.value(UTF8String.fromString(address), UTF8String.fromString(name)))
                .isEqualTo(UTF8String.fromString(expected));
    }
}
