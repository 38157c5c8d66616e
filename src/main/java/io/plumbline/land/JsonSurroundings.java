package io.plumbline.land;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the records of an array: members of the line or document that holds it, the same for all of its records.
 *
 * @param cells one per column of the contract, null where the record itself says it or nobody does
 * @param extra members that the contract does not know
 */
record JsonSurroundings(@Nullable String[] cells, Extra extra) {

    /** Of a document, which is read through for them first: they may stand below the records. */
    static JsonSurroundings of(ReadPlan plan, Delivery delivery) throws IOException {
        JsonFates fates = new JsonFates(plan, delivery.inspection().layout());
        boolean isAsked = plan.columns().stream()
                .flatMap(column -> column.headers().stream())
                .anyMatch(path -> path.startsWith(JsonFlattening.AROUND));
        if (!isAsked) {
            return fates.alone();
        }
        try (Reader text = DeliveryReader.text(delivery, delivery.inspection().layout());
                JsonParser parser = JsonDialect.FACTORY.createParser(text)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? fates.around(parser) : fates.alone();
        }
    }

    void addTo(Extra other) {
        for (int i = 0; i < extra.names().size(); i++) {
            other.add(extra.names().get(i), extra.values().get(i));
        }
    }
}
