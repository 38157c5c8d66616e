package io.plumbline.definitions;

import io.plumbline.definitions.ValueKind.Level;
import io.plumbline.definitions.ValueKind.Reading;
import java.util.List;
import java.util.Set;

/** Reads one level of a kind of values. */
final class LevelReader {
    private static final List<String> TESTS = List.of(
            "equal",
            "nickname",
            "initial",
            "edits",
            "jaro-winkler",
            "shared-words",
            "mailbox",
            "one-part-off",
            "date-parts",
            "days");
    private static final Set<String> DATES_ONLY = Set.of("one-part-off", "date-parts", "days");
    private static final int MOST_DATE_PARTS = 2;

    private LevelReader() {}

    static Level read(Node node, Reading reading) {
        String word = node.required("test", Kind.word(TESTS));
        if (DATES_ONLY.contains(word) && reading != Reading.DATE) {
            node.refuse("test", "test \"" + word + "\" is for values read as date", "Use another test.");
        }
        if (word.equals("mailbox") && reading != Reading.EMAIL) {
            node.refuse("test", "test \"mailbox\" is for values read as email", "Use another test.");
        }
        double share = node.required("share", Kinds.SHARE).doubleValue();
        boolean isFollowing = node.optional("follows", Kinds.FLAG).orElse(false);
        return new Level(test(word, node), share, isFollowing);
    }

    private static LevelTest test(String word, Node node) {
        return switch (word) {
            case "nickname" -> new LevelTest.Nickname();
            case "initial" -> new LevelTest.Initial();
            case "edits" -> new LevelTest.Edits(node.required("at-most", Kinds.POSITIVE));
            case "jaro-winkler" -> new LevelTest.JaroWinkler(atLeast(node));
            case "shared-words" -> new LevelTest.SharedWords(atLeast(node));
            case "mailbox" -> new LevelTest.Mailbox();
            case "one-part-off" -> new LevelTest.OnePartOff();
            case "date-parts" -> new LevelTest.DateParts(dateParts(node));
            case "days" -> new LevelTest.Days(node.required("at-most", Kinds.POSITIVE));
            default -> new LevelTest.Equal();
        };
    }

    private static double atLeast(Node node) {
        return node.required("at-least", Kinds.SHARE).doubleValue();
    }

    private static int dateParts(Node node) {
        int parts = node.required("at-least", Kinds.POSITIVE);
        if (parts > MOST_DATE_PARTS) {
            node.refuse("at-least", "a date whose three parts are the same is equal", "Write 1 or 2.");
        }
        return parts;
    }
}
