package io.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every fault of an input that Plumbline says it survives has a test that bears its number: {@code @DisplayName("F28 …")}. The
 * numbers are those of the catalogue of faults that the project was made against; a test's name says what the fault is.
 */
class FaultsTest {
    private static final Path CLASSES = Path.of("target/test-classes");
    private static final Pattern NUMBER = Pattern.compile("\\bF([0-9]{2})\\b");

    @Test
    void everyFaultOfAnInputHasATest() throws Exception {
        Set<Integer> tested = new TreeSet<>();
        for (String name : displayNames()) {
            Matcher numbers = NUMBER.matcher(name);
            while (numbers.find()) {
                tested.add(Integer.valueOf(numbers.group(1)));
            }
        }
        List<Integer> expected = new ArrayList<>();
        IntStream.rangeClosed(18, 34).forEach(expected::add);
        expected.addAll(List.of(36, 37, 38, 39, 40, 44, 45, 46, 49));
        assertThat(tested).containsAll(expected);
    }

    private static List<String> displayNames() throws IOException, ClassNotFoundException {
        List<String> names = new ArrayList<>();
        for (String className : testClasses()) {
            Class<?> type = Class.forName(className, false, FaultsTest.class.getClassLoader());
            for (Method method : type.getDeclaredMethods()) {
                Stream.ofNullable(method.getAnnotation(DisplayName.class))
                        .map(DisplayName::value)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static List<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .map(file -> String.join(".", Arrays.asList(file.split("[/\\\\]"))))
                    .toList();
        }
    }
}
