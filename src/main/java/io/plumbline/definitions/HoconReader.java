package io.plumbline.definitions;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one HOCON file without includes, environment or system properties. */
final class HoconReader {
    private static final Pattern LINE = Pattern.compile("^[^\n]*?: (\\d+): ");
    private static final Pattern ADVICE = Pattern.compile(" \\((?:if you|quoted strings)[^\n]*");
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[^}]*\\}");

    private final ProjectFiles files;
    private final Problems problems;

    HoconReader(ProjectFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The file's content; empty, with the problem noted, if it is no HOCON that we accept. */
    Optional<Node> read(String file) {
        return files.text(file).flatMap(text -> parse(file, text));
    }

    private Optional<Node> parse(String file, String text) {
        HoconOutline outline = HoconOutline.of(file, text, problems);
        if (outline.isRefused()) {
            return Optional.empty();
        }
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription(file)
                .setIncluder(new RefusedIncludes());
        try {
            Config config = ConfigFactory.parseString(text, options).resolve(ConfigResolveOptions.noSystem());
            return Optional.of(Node.root(new Source(file, outline, problems), config.root()));
        } catch (ConfigException.UnresolvedSubstitution e) {
            problems.add(place(file, e), unresolved(e), "Refer to a key of this file, or write the value itself.");
        } catch (ConfigException e) {
            problems.add(
                    place(file, e), "cannot be read: " + reason(e), "Correct the text; quote what is no plain word.");
        } catch (StackOverflowError e) {
            problems.add(new Place(file, 0), "is nested too deeply to be read", "Flatten it.");
        }
        return Optional.empty();
    }

    private static String unresolved(ConfigException e) {
        Matcher substitution = SUBSTITUTION.matcher(message(e));
        String name = substitution.find() ? substitution.group() : "a substitution";
        return message(e).contains("cycle")
                ? name + " refers to itself"
                : name + " refers to no key of this file; the environment is not looked at";
    }

    private static String reason(ConfigException e) {
        String withoutPlace = LINE.matcher(message(e)).replaceFirst("");
        return ADVICE.matcher(withoutPlace).replaceAll("").strip();
    }

    private static Place place(String file, ConfigException e) {
        @Nullable ConfigOrigin origin = e.origin();
        if (origin != null) {
            return new Place(file, Math.max(0, origin.lineNumber()));
        }
        Matcher line = LINE.matcher(message(e));
        return new Place(file, line.find() ? Integer.parseInt(line.group(1)) : 0);
    }

    private static String message(ConfigException e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
