package io.plumbline.match;

import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.BlockingKey;
import io.plumbline.definitions.RecordMatching.Form;
import io.plumbline.definitions.ValueKind.Reading;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.language.Soundex;

/** The key of each record by one blocking rule: a hash of what its values have to share with those of another. */
final class BlockingKeys {
    /** A record that lacks one of the values is in no block of the rule. */
    static final long NONE = 0;

    private static final int START = 3;
    private static final int DATE_LENGTH = 8;
    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_END = 6;

    private final RecordTable records;
    private final RecordMatching matching;
    private final Soundex soundex = new Soundex();

    BlockingKeys(RecordTable records, RecordMatching matching) {
        this.records = records;
        this.matching = matching;
    }

    /** Columns that swap are told apart by nothing: a rule that names both finds the records that exchange them. */
    long[] of(List<BlockingKey> rule) {
        long[] keys = new long[records.size()];
        Arrays.fill(keys, 1);
        for (BlockingKey part : rule) {
            long[] hashes = hashes(part);
            int[] values = records.column(part.column());
            for (int record = 0; record < keys.length; record++) {
                long hash = values[record] == Values.UNKNOWN ? NONE : hashes[values[record]];
                keys[record] = keys[record] == NONE || hash == NONE ? NONE : keys[record] + hash;
            }
        }
        return keys;
    }

    private long[] hashes(BlockingKey part) {
        Values values = records.values(part.column());
        int partner = matching.columns().get(part.column()).swapsWith();
        int column = partner < 0 ? part.column() : Math.min(partner, part.column());
        long seed = Hash.mix(31L * column + part.form().ordinal() + 1);
        long[] hashes = new long[values.size()];
        for (int i = 0; i < hashes.length; i++) {
            String shared = shared(values.text(i), part);
            hashes[i] = shared.isEmpty() ? NONE : Hash.mix(Hash.of(shared) ^ seed);
        }
        return hashes;
    }

    private String shared(String text, BlockingKey part) {
        Form form = part.form();
        boolean isDate = text.length() == DATE_LENGTH;
        return switch (form) {
            case WHOLE -> text;
            case START -> text.substring(0, Math.min(text.length(), isDateColumn(part) ? MONTH_END : START));
            case SOUND -> soundex.encode(text.replaceAll("[^a-z]", ""));
            case YEAR -> isDate ? text.substring(0, YEAR_LENGTH) : "";
            case DAY -> isDate ? text.substring(YEAR_LENGTH) : "";
            case MAILBOX -> text.substring(0, Math.max(0, text.indexOf('@')));
        };
    }

    private boolean isDateColumn(BlockingKey part) {
        return matching.columns().get(part.column()).kind().reading() == Reading.DATE;
    }
}
