package io.plumbline.reconcile;

import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A field of a person or a company that is told by many records and of which one value survives.
 *
 * @param name a column of the records
 * @param preferred which records go before all others, whoever is trusted
 */
record SurvivingField(String name, Optional<Preference> preferred) {

    /**
     * Records that go first.
     *
     * @param rule what the preference is called where it decided
     */
    record Preference(String rule, Column isPreferred) {}

    static SurvivingField of(String name) {
        return new SurvivingField(name, Optional.empty());
    }

    static SurvivingField preferring(String name, String rule, Column isPreferred) {
        return new SurvivingField(name, Optional.of(new Preference(rule, isPreferred)));
    }
}
