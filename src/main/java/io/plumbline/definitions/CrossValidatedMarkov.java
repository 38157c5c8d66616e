package io.plumbline.definitions;

import io.plumbline.definitions.Markov.NullPaths;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.OrderChoice;
import io.plumbline.paths.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link Markov} whose order the journeys of each milestone decide: that which foretells unseen ones best. */
public record CrossValidatedMarkov(List<Integer> orders, int folds, Repeats repeats, NullPaths nullPaths)
        implements LearntShape {
    /** Instead of an order. */
    static final String WORD = "cross-validated";

    private static final int FOLDS = 5;

    public CrossValidatedMarkov {
        orders = orders.stream().sorted().distinct().toList();
    }

    static CrossValidatedMarkov read(Node shape, Repeats repeats, NullPaths nullPaths) {
        List<Integer> orders = shape.optionalList("orders", Kind.word(Markov.ORDERS)).stream()
                .map(Integer::valueOf)
                .toList();
        shape.check().isNotAnEmptyList("orders");
        int folds = shape.optional("folds", Kinds.POSITIVE).orElse(FOLDS);
        if (folds == 1) {
            shape.refuse("folds", "one fold leaves no journeys to learn from", "Write 2 or more, such as folds = 5.");
        }
        return new CrossValidatedMarkov(
                orders.isEmpty() ? Markov.ORDERS.stream().map(Integer::valueOf).toList() : orders,
                folds,
                repeats,
                nullPaths);
    }

    @Override
    public String type() {
        return Markov.TYPE;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("order", WORD.replace('-', '_'));
        parameters.put("orders", orders);
        parameters.put("folds", folds);
        parameters.putAll(Markov.parameters(repeats, nullPaths));
        return parameters;
    }

    @Override
    public boolean countsNullPaths() {
        return nullPaths == NullPaths.COUNTED;
    }

    @Override
    public boolean sharesByWorth() {
        return true;
    }

    @Override
    public Markov settled(Paths paths) {
        return new Markov(OrderChoice.of(paths, orders, folds, repeats).order(), repeats, nullPaths);
    }

    @Override
    public List<ChannelWorth> learn(Paths paths) {
        return settled(paths).learn(paths);
    }
}
