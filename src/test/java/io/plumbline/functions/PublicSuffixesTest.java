package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.DefinitionsLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By this project's list; the cases are those of publicsuffix.org's own test and hosts that companies have. */
class PublicSuffixesTest {
    private static final PublicSuffixes SUFFIXES =
            new PublicSuffixes(DefinitionsLoader.load(Path.of("").toAbsolutePath())
                    .matching()
                    .accounts()
                    .publicSuffixes());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    com                      |
                    example.com              | example.com
                    WwW.example.COM          | example.com
                    a.b.example.com          | example.com
                    .example.com             |
                    example.example          | example.example
                    b.example.example        | example.example
                    co.uk                    |
                    mail.acme.co.uk          | acme.co.uk
                    c.kobe.jp                |
                    a.b.c.kobe.jp            | b.c.kobe.jp
                    city.kobe.jp             | city.kobe.jp
                    www.city.kobe.jp         | city.kobe.jp
                    ck                       |
                    test.ck                  |
                    b.test.ck                | b.test.ck
                    www.www.ck               | www.ck
                    k12.ak.us                |
                    www.test.k12.ak.us       | test.k12.ak.us
                    食狮.com.cn                | 食狮.com.cn
                    www.食狮.公司.cn            | 食狮.公司.cn
                    shop.xn--85x722f.xn--55qx5d.cn | xn--85x722f.xn--55qx5d.cn
                    acme.github.io           | acme.github.io
                    blog.acme.github.io      | acme.github.io
                    acme.com.au              | acme.com.au
                    localhost                |
                    """)
    void whatSomebodyRegisteredIsFound(String host, String registered) {
        assertThat(SUFFIXES.registered(host)).isEqualTo(registered);
    }

    @ParameterizedTest
    @CsvSource({"mail.acme.co.uk, co.uk", "acme.example, acme.example"})
    void withoutAListTheLastLabelIsTheSuffix(String host, String registered) {
        assertThat(new PublicSuffixes(List.of()).registered(host)).isEqualTo(registered);
    }
}
