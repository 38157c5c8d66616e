package io.plumbline.dialect.check;

import java.io.IOException;
import java.nio.file.Path;

/** {@code checks/csv/run}: all suites of delimited files, and the Pollock scores; exit code 1 where a goal is missed. */
public final class CsvCheck {
    private CsvCheck() {}

    /** @param arguments the folder of the suites, then the folder of a Pollock data set */
    public static void main(String[] arguments) throws IOException {
        boolean suitesHold = new SuiteCheck(Path.of(arguments[0]), System.out).run();
        System.out.println();
        boolean scoresHold = new PollockCheck(System.out).run(Path.of(arguments[1]));
        System.out.println();
        System.out.println(
                suitesHold && scoresHold
                        ? "holds: every suite, and the Pollock scores"
                        : "fails: " + (suitesHold ? "" : "a suite ") + (scoresHold ? "" : "a Pollock score"));
        System.out.flush();
        System.exit(suitesHold && scoresHold ? 0 : 1);
    }
}
