package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.definitions.DefinitionException;
import io.plumbline.definitions.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline check}: every mistake in conf/ and jobs/, each with file, line and fix. */
@Command(name = "check", description = "Check all definitions; print every mistake with file, line and fix.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Override
    public Integer call() {
        List<Problem> problems = problems();
        problems.forEach(System.out::println);
        System.err.println(
                problems.isEmpty()
                        ? "All definitions are sound."
                        : problems.size() + (problems.size() == 1 ? " mistake." : " mistakes."));
        return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }

    private List<Problem> problems() {
        try {
            return Nightly.expressionProblems(options.definitions());
        } catch (DefinitionException e) {
            return e.problems();
        }
    }
}
