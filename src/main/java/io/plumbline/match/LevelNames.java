package io.plumbline.match;

import io.plumbline.definitions.LevelTest;
import io.plumbline.definitions.ValueKind;

/** Levels in words, for people who ask why. */
final class LevelNames {
    private LevelNames() {}

    static String of(ValueKind kind, int level) {
        if (level == Comparison.UNKNOWN) {
            return "unknown";
        }
        return level > kind.levels().size()
                ? "unlike"
                : of(kind.levels().get(level - 1).test());
    }

    private static String of(LevelTest test) {
        if (test instanceof LevelTest.Edits edits) {
            return "edits at most " + edits.atMost();
        } else if (test instanceof LevelTest.JaroWinkler similar) {
            return "jaro-winkler at least " + similar.atLeast();
        } else if (test instanceof LevelTest.Nickname) {
            return "nickname";
        } else if (test instanceof LevelTest.SharedWords shared) {
            return "shared words at least " + shared.atLeast();
        } else if (test instanceof LevelTest.OnePartOff) {
            return "one part off by one";
        } else if (test instanceof LevelTest.DateParts parts) {
            return "date parts at least " + parts.atLeast();
        } else if (test instanceof LevelTest.Days days) {
            return "days at most " + days.atMost();
        } else if (test instanceof LevelTest.Mailbox) {
            return "same mailbox";
        } else if (test instanceof LevelTest.Initial) {
            return "initial";
        }
        return "equal";
    }
}
