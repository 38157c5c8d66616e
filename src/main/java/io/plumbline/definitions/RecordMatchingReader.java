package io.plumbline.definitions;

import io.plumbline.definitions.RecordMatching.BlockingKey;
import io.plumbline.definitions.RecordMatching.Form;
import io.plumbline.definitions.RecordMatching.InNight;
import io.plumbline.definitions.RecordMatching.MatchColumn;
import io.plumbline.definitions.RecordMatching.Pairs;
import io.plumbline.definitions.ValueKind.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code conf/matching/<name>.conf}. */
final class RecordMatchingReader {
    private final Node node;
    private final MatchingKinds known;
    private final List<String> names;

    private RecordMatchingReader(Node node, MatchingKinds known) {
        this.node = node;
        this.known = known;
        this.names = node.block("columns").keys();
    }

    static RecordMatching read(Node node, MatchingKinds known) {
        return new RecordMatchingReader(node, known).read();
    }

    private RecordMatching read() {
        List<MatchColumn> columns =
                node.block("columns").namedBlocks().stream().map(this::column).toList();
        if (columns.size() > RecordMatching.MOST_COLUMNS) {
            node.refuse(
                    "columns",
                    "there are more than " + RecordMatching.MOST_COLUMNS + " columns",
                    "Leave those out that tell least.");
        }
        checkSwaps(columns);
        return new RecordMatching(
                node.source().baseName(),
                node.required("title", Kinds.TEXT),
                node.optional("pairs", Kind.choice(Pairs.class)).orElse(Pairs.ALL),
                columns,
                blocking(columns),
                node.optional("in-night", Kind.choice(InNight.class)).orElse(InNight.OFF));
    }

    private MatchColumn column(Node block) {
        String kindName = block.required("kind", Kinds.TEXT);
        @Nullable ValueKind kind = known.kinds().get(kindName);
        if (kind == null) {
            block.check().textsAreAmong(known.kinds().keySet(), "kind", List.of(kindName));
            kind = new ValueKind(kindName, Reading.TEXT, List.of(), false);
        }
        Optional<String> partner = block.optional("swaps-with", Kinds.TEXT);
        partner.ifPresent(name -> block.check().textsAreAmong(names, "swaps-with", List.of(name)));
        List<String> follows = block.optionalList("follows", Kinds.TEXT);
        block.check().textsAreAmong(names, "follows", follows);
        return new MatchColumn(
                block.name(),
                kind,
                block.requiredList("from", Kinds.TEXT),
                partner.map(names::indexOf).orElse(-1),
                follows.stream().filter(names::contains).map(names::indexOf).toList());
    }

    /** Both columns of an exchange name each other, so that either's block says it; their values are read in one way. */
    private void checkSwaps(List<MatchColumn> columns) {
        List<MatchColumn> swappable =
                columns.stream().filter(MatchColumn::isSwappable).toList();
        for (MatchColumn column : swappable) {
            MatchColumn partner = columns.get(column.swapsWith());
            if (partner.equals(column) || partner.swapsWith() != columns.indexOf(column)) {
                node.refuse(
                        "columns",
                        "\"" + column.name() + "\" swaps with a column that does not swap with it",
                        "Write \"swaps-with\" in both columns, each naming the other.");
            } else if (partner.kind().reading() != column.kind().reading()) {
                node.refuse(
                        "columns",
                        "\"" + column.name() + "\" swaps with a column whose values are read in another way",
                        "Give both a kind with the same \"reading\".");
            }
        }
        if (swappable.size() > 2 * RecordMatching.MOST_SWAPS) {
            node.refuse(
                    "columns",
                    "more than " + RecordMatching.MOST_SWAPS + " pairs of columns swap",
                    "Leave those out that are exchanged least.");
        }
    }

    private List<List<BlockingKey>> blocking(List<MatchColumn> columns) {
        List<List<BlockingKey>> rules = new ArrayList<>();
        for (Node rule : node.requiredBlockList("blocking")) {
            rules.add(rule.requiredList("same", Kinds.TEXT).stream()
                    .map(text -> key(text, rule, columns))
                    .toList());
        }
        return rules;
    }

    /** {@code surname} or, with the part that must agree, {@code surname.sound}. */
    private BlockingKey key(String text, Node rule, List<MatchColumn> columns) {
        int dot = text.indexOf('.');
        String column = dot < 0 ? text : text.substring(0, dot);
        String word = dot < 0 ? "whole" : text.substring(dot + 1);
        rule.check().textsAreAmong(names, "same", List.of(column));
        Kind<Form> forms = Kind.choice(Form.class);
        Optional<Form> form = forms.parse().apply(word);
        if (form.isEmpty()) {
            rule.check().textsAreAmong(forms.words(), "same", List.of(word));
        } else if (names.contains(column)
                && !suits(form.get(), columns.get(names.indexOf(column)).kind().reading())) {
            rule.refuse("same", "\"" + text + "\" asks for a part that such values do not have", "Use another part.");
        }
        return new BlockingKey(Math.max(0, names.indexOf(column)), form.orElse(Form.WHOLE));
    }

    private static boolean suits(Form form, Reading reading) {
        return switch (form) {
            case WHOLE, START -> true;
            case SOUND -> reading == Reading.NAME || reading == Reading.TEXT;
            case YEAR, DAY -> reading == Reading.DATE;
            case MAILBOX -> reading == Reading.EMAIL;
        };
    }
}
