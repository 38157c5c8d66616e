package io.plumbline.reconcile;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/** Puts the records of a group in the order of each field; fields of one order share its sort. */
final class Ranking implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<CandidateOrder> orders = new ArrayList<>();
    private final int[] ofField;

    /**
     * @param fields the order of each
     * @param schema of the candidates
     */
    Ranking(List<SurvivalOrder> fields, StructType schema) {
        List<List<Optional<String>>> distinct =
                fields.stream().map(SurvivalOrder::columns).distinct().toList();
        for (List<Optional<String>> columns : distinct) {
            SurvivalOrder order = fields.stream()
                    .filter(field -> field.columns().equals(columns))
                    .findFirst()
                    .orElseThrow();
            orders.add(new CandidateOrder(order, schema));
        }
        this.ofField = fields.stream()
                .mapToInt(field -> distinct.indexOf(field.columns()))
                .toArray();
    }

    /** The order of the field at this place. */
    CandidateOrder order(int field) {
        return orders.get(ofField[field]);
    }

    /** The group in the order of each field. */
    List<List<Candidate>> ranked(List<Candidate> group) {
        List<List<Candidate>> byOrder = new ArrayList<>(orders.size());
        for (CandidateOrder order : orders) {
            List<Candidate> ranked = new ArrayList<>(group);
            ranked.sort(order);
            byOrder.add(ranked);
        }
        List<List<Candidate>> byField = new ArrayList<>(ofField.length);
        for (int order : ofField) {
            byField.add(byOrder.get(order));
        }
        return byField;
    }
}
