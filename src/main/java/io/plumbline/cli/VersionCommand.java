package io.plumbline.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code plumbline version}. */
@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        description = "Print the versions of Plumbline, Spark and Java.")
final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        String own = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
        System.out.println("plumbline " + own);
        System.out.println("spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION());
        System.out.println("java " + Runtime.version());
        return ExitCode.OK;
    }
}
