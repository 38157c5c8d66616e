package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.DefinitionTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definition files that would read elsewhere, or exhaust the parser. */
class HostileDefinitionTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include \"other.conf\"",
                "include file(\"/etc/passwd\")",
                "include url(\"http://localhost/x.conf\")",
                "include classpath(\"reference.conf\")",
                "include required(file(\"/etc/passwd\"))"
            })
    void includeIsRefusedWithItsLine(String include) {
        assertThat(trust("order = [crm.contact]\n\n" + include + "\n")).containsExactly("""
                        conf/trust.conf:3: include of another file is refused
                            fix: Write the included text into this file.""");
    }

    @Test
    void includeInsideABlockIsRefused() {
        assertThat(trust("order = [crm.contact]\nfields {\n  include file(\"/etc/passwd\")\n}"))
                .containsExactly("""
                        conf/trust.conf:3: include of another file is refused
                            fix: Write the included text into this file.""");
    }

    @Test
    void aQuotedKeyNamedIncludeIsNoInclude() {
        assertThat(trust("order = [crm.contact]\n\"include\" = 1")).containsExactly("""
                        conf/trust.conf:2: key "include" is unknown; allowed: fields, order, rules
                            fix: Remove it.""");
    }

    @Test
    void theEnvironmentIsNotLookedAt() {
        assertThat(trust("order = [\n  ${PATH}\n]")).containsExactly("""
                        conf/trust.conf:2: ${PATH} refers to no key of this file; the environment is not looked at
                            fix: Refer to a key of this file, or write the value itself.""");
    }

    @Test
    void systemPropertiesAreNotLookedAt() {
        assertThat(trust("order = [${user.home}]")).containsExactly("""
                        conf/trust.conf:1: ${user.home} refers to no key of this file; the environment is not looked at
                            fix: Refer to a key of this file, or write the value itself.""");
    }

    @Test
    void anOptionalSubstitutionIsRefusedBecauseItWouldVanish() {
        assertThat(trust("order = [crm.contact]\nfields = ${?PATH}")).containsExactly("""
                        conf/trust.conf:2: optional substitution ${?PATH} is refused
                            fix: Write the value itself, or refer to a key of this file without the question mark.""");
    }

    @Test
    void aSubstitutionWithinTheFileIsFilledIn() {
        Definitions definitions = DefinitionTree.emptyProject(root)
                .write("conf/trust.conf", "order = [crm.contact]\nfields { email = ${order} [crm.lead] }")
                .load();

        assertThat(definitions.trust().fields()).containsEntry("email", List.of("crm.contact", "crm.lead"));
    }

    @Test
    void aSubstitutionBombIsRefusedBeforeItIsParsed() {
        String bomb = IntStream.range(0, 40)
                .mapToObj(i -> "a" + (i + 1) + " = ${a" + i + "}${a" + i + "}")
                .collect(Collectors.joining("\n", "a0 = xxxxxxxxxx\n", "\norder = [crm.contact]"));

        assertThat(trust(bomb)).containsExactly("""
                        conf/trust.conf:7: more than 10 substitutions (${…} and +=) in one file
                            fix: Write the values themselves.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a=", "[", "a.b.", "a { ", "a=[{b="})
    void deepNestingIsRefusedBeforeItIsParsed(String layer) {
        assertThat(trust("order = [crm.contact]\nfields = x\ny." + layer.repeat(50_000)))
                .containsExactly("""
                        conf/trust.conf:3: nested deeper than 32 levels
                            fix: No definition needs that depth: flatten it.""");
    }

    @Test
    void aHugeFileIsRefused() {
        assertThat(trust("#".repeat((1 << 20) + 1))).containsExactly("""
                        conf/trust.conf: is larger than 1 MiB
                            fix: Split it, or move data out of the definitions.""");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws Exception {
        DefinitionTree tree = DefinitionTree.emptyProject(root);
        Files.write(root.resolve("conf/trust.conf"), "# Käufer".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(texts(tree)).containsExactly("conf/trust.conf: is not UTF-8 text\n    fix: Save it as UTF-8.");
    }

    private List<String> trust(String text) {
        return texts(DefinitionTree.emptyProject(root).write("conf/trust.conf", text));
    }

    private static List<String> texts(DefinitionTree tree) {
        return tree.problems().stream().map(Problem::toString).toList();
    }
}
