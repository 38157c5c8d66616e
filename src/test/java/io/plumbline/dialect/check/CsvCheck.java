package io.plumbline.dialect.check;

import java.io.IOException;
import java.nio.file.Path;

/** {@code checks/csv/run}: all suites of delimited files, and the Pollock scores. */
public final class CsvCheck {
    private CsvCheck() {}

    /** @param arguments the folder of the suites, then the folder of a Pollock data set */
    public static void main(String[] arguments) throws IOException {
        boolean holds = new PollockCheck(System.out).run(Path.of(arguments[1]));
        System.out.flush();
        System.exit(holds ? 0 : 1);
    }
}
