package io.plumbline.cli;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Tells the virtual machine which code it should not optimize. Given on its command line it would confirm the file on standard
 * output, which is for data.
 */
final class CompilerDirectives {
    /** System property: a file of HotSpot's compiler directives. */
    private static final String FILE = "plumbline.compiler-directives";

    private CompilerDirectives() {}

    /** Adds the directives that the launcher names. A machine that knows none runs as well, only not as fast. */
    static void add() {
        String file = System.getProperty(FILE);
        if (file == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "compilerDirectivesAdd",
                            new Object[] {new String[] {file}},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            System.err.println("plumbline: this Java takes no compiler directives; going on without");
        }
    }
}
