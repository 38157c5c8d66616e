package io.plumbline.definitions;

import io.plumbline.PlumblineException;
import java.util.List;
import java.util.stream.Collectors;

/** All mistakes found in conf/ and jobs/, thrown once. */
public final class DefinitionException extends PlumblineException {
    private final transient List<Problem> problems;

    public DefinitionException(List<Problem> problems) {
        super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted().toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
