package io.plumbline.definitions;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The contract of one vendor export: {@code conf/exports/<vendor>/<object>.conf}.
 *
 * @param files glob patterns of the file's path below a delivery folder, e.g. {@code salesforce/Lead*.csv}
 * @param shared whether other contracts that say so too may read the same files, each its own records of them
 * @param nulls cell texts that mean "no value" (compared after trimming); bronze keeps them as delivered
 * @param zone the zone of times that carry none
 * @param columns the columns the contract knows; other columns of a file are kept in bronze's {@code _extra}
 * @param key columns without which a row has no identity: a row with an empty one is quarantined
 * @param generatedAt when the report was made, if the file says so; otherwise the delivery folder's date counts
 * @param freshness how old its newest delivery may be at the as-of instant
 * @param whenStale what follows when it is older
 * @param volume how many rows it usually brings
 * @param drift what becomes of a file with other columns than the delivery before it
 * @param controls columns whose sum over landed rows must equal the file's own totals row
 * @param statedRows the column, captured from the preamble, that says how many rows the file has
 * @param refuse which landed records become no rows: they are refused when they are mapped
 * @param hash SHA-256 of the definition's content
 */
public record Export(
        String vendor,
        String object,
        String description,
        String owner,
        List<String> files,
        boolean shared,
        Format format,
        List<String> nulls,
        ZoneId zone,
        List<ExportColumn> columns,
        List<String> key,
        Restatement restatement,
        Optional<GeneratedAt> generatedAt,
        Optional<Duration> freshness,
        Volume.Reaction whenStale,
        Optional<Volume> volume,
        Drift drift,
        List<String> controls,
        Optional<String> statedRows,
        List<Refusal> refuse,
        List<Becomes> becomes,
        Place place,
        String hash) {

    public Export {
        files = List.copyOf(files);
        nulls = List.copyOf(nulls);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        controls = List.copyOf(controls);
        refuse = List.copyOf(refuse);
        becomes = List.copyOf(becomes);
    }

    /** {@code vendor/object}. */
    public String name() {
        return vendor + "/" + object;
    }

    /** The bronze table that holds this export's rows as delivered. */
    public TableName bronze() {
        return new TableName(Schema.BRONZE, vendor + "_" + object);
    }

    /** The same export, as if it became nothing else. */
    public Export becomingOnly(List<Becomes> entries) {
        return new Export(
                vendor,
                object,
                description,
                owner,
                files,
                shared,
                format,
                nulls,
                zone,
                columns,
                key,
                restatement,
                generatedAt,
                freshness,
                whenStale,
                volume,
                drift,
                controls,
                statedRows,
                refuse,
                entries,
                place,
                hash);
    }

    /** When a report was made: the bronze column that says it (usually captured from the preamble) and its date pattern. */
    public record GeneratedAt(String column, String pattern) {}

    /**
     * Records that are refused, although each of their cells can be read.
     *
     * @param when true for such a record, over the contract's columns
     * @param reason what is wrong with it; holds no value of the record
     */
    public record Refusal(Expression when, String reason, LeavesBy leavesBy) {}

    /**
     * What the export becomes: one canonical table, filled by one SQL expression per column over the bronze columns.
     *
     * @param each what a record becomes several rows for; one row when empty
     * @param where rows for which it is true become rows of the table; all rows when empty
     * @param history columns of the table whose changes from one delivery to the next are kept
     */
    public record Becomes(
            TableName table,
            Optional<Each> each,
            Optional<Expression> where,
            List<String> history,
            List<Mapping> columns,
            Place place) {
        public Becomes {
            history = List.copyOf(history);
            columns = List.copyOf(columns);
        }

        /** The same with fewer columns. */
        public Becomes only(Collection<String> names) {
            List<Mapping> kept = columns.stream()
                    .filter(mapping -> names.contains(mapping.column()))
                    .toList();
            return new Becomes(table, each, where, history, kept, place);
        }
    }

    /**
     * A row for each item of a list.
     *
     * @param name the name by which the other expressions call the item
     * @param list gives the texts; a record with an empty list or none becomes no row
     */
    public record Each(String name, Expression list) {}

    /** One column of a canonical table and the expression that fills it. */
    public record Mapping(String column, Expression expression) {}
}
