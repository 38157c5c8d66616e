package io.plumbline.definitions;

import io.plumbline.definitions.HoconToken.Sort;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys of one HOCON file in the order in which they are written, with their lines; made from its tokens, while it
 * refuses what a definition must not hold: includes, references to the environment, and what would exhaust the parser.
 */
final class HoconOutline {
    private static final Pattern INCLUDE = Pattern.compile("include(\\s+\\w+\\(.*)?");

    private final String file;
    private final Problems problems;
    private final HoconLimits limits;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Deque<HoconBlock> blocks = new ArrayDeque<>();

    private HoconOutline(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.limits = new HoconLimits(file, problems);
        blocks.push(HoconBlock.ofKeys("", 0));
    }

    static HoconOutline of(String file, String text, Problems problems) {
        HoconOutline outline = new HoconOutline(file, problems);
        List<HoconToken> tokens = HoconScanner.tokens(text);
        for (int i = 0; i < tokens.size() && outline.isReadable(); i++) {
            outline.take(tokens.get(i));
        }
        return outline;
    }

    /** Whether the text must not be handed to the parser. */
    boolean isRefused() {
        return limits.areBroken();
    }

    /** Line of the key at a path like {@code becomes[0].table}; 0 when the text does not write it there. */
    int line(String path) {
        return lines.getOrDefault(path, 0);
    }

    /** Where a path stands in the order of writing; last when the text does not write it. */
    int rank(String path) {
        return ranks.getOrDefault(path, Integer.MAX_VALUE);
    }

    private boolean isReadable() {
        return !blocks.isEmpty() && !limits.areExceeded();
    }

    private void take(HoconToken token) {
        HoconBlock block = blocks.getFirst();
        switch (token.sort()) {
            case WORD, QUOTED -> word(block, token);
            case ASSIGN -> block.closeKey().ifPresent(this::noteKey);
            case APPEND -> {
                limits.substitution(token);
                block.closeKey().ifPresent(key -> note(key.path(), key.line()));
            }
            case SUBSTITUTION -> {
                limits.substitution(token);
                value(block, token);
            }
            case OPEN_OBJECT, OPEN_LIST -> open(block, token);
            case CLOSE_OBJECT, CLOSE_LIST -> blocks.pop();
            case COMMA, NEWLINE -> block.endItem();
        }
    }

    private void word(HoconBlock block, HoconToken token) {
        if (!block.awaitsKey()) {
            value(block, token);
            return;
        }
        if (token.sort() == Sort.QUOTED && INCLUDE.matcher(block.keyText()).matches()) {
            limits.include(token);
        }
        block.addToKey(token);
        limits.key(block, token);
    }

    private void value(HoconBlock block, HoconToken token) {
        block.beginValue();
        note(block.itemPath(), token.line());
    }

    private void open(HoconBlock block, HoconToken token) {
        block.closeKey().ifPresent(this::noteKey);
        boolean isRoot = blocks.size() == 1 && block.itemPath().isEmpty();
        if (!isRoot) {
            value(block, token);
        }
        int depth = block.depth() + block.keyDepth() + 1;
        blocks.push(
                token.sort() == Sort.OPEN_OBJECT
                        ? HoconBlock.ofKeys(block.itemPath(), depth)
                        : HoconBlock.ofItems(block.itemPath(), depth));
        limits.depth(depth, token);
    }

    private void noteKey(HoconBlock.Key key) {
        if (key.isRepeated()) {
            problems.add(
                    new Place(file, key.line()),
                    "key \"" + key.name() + "\" stands twice in the same block",
                    "Keep one of the two; the other stands in line " + line(key.path()) + ".");
        }
        note(key.path(), key.line());
    }

    private void note(String path, int line) {
        lines.putIfAbsent(path, line);
        ranks.putIfAbsent(path, ranks.size());
    }
}
