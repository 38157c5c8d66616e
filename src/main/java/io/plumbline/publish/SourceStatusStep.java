package io.plumbline.publish;

import static org.apache.spark.sql.functions.broadcast;

import io.plumbline.definitions.ContentHash;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.definitions.Volume;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Makes {@code ops.source_status} of the deliveries so far and of what the exports' contracts expect. */
final class SourceStatusStep implements Step {
    static final TableName TABLE = TableName.of("ops.source_status");
    private static final TableName DELIVERY = TableName.of("ops.delivery");

    private final TableContract contract;
    private final List<Row> expected;
    private final Instant asOf;

    SourceStatusStep(Definitions definitions, Instant asOf) {
        this.contract = definitions.contract(TABLE);
        this.expected =
                definitions.exports().stream().map(SourceStatusStep::expected).toList();
        this.asOf = asOf;
    }

    @Override
    public TableName table() {
        return TABLE;
    }

    @Override
    public Set<TableName> inputs() {
        return Set.of(DELIVERY);
    }

    @Override
    public String definitionHash() {
        List<String> parts = new ArrayList<>(List.of(contract.hash(), asOf.toString()));
        expected.forEach(export -> parts.add(export.toString()));
        return ContentHash.ofTexts(parts);
    }

    @Override
    public Change compute(StepContext context) {
        Dataset<Row> expectations = broadcast(context.spark().createDataFrame(expected, SourceStatus.EXPECTED));
        return new Change.Rebuild(SourceStatus.of(context.lake().read(DELIVERY), expectations, asOf));
    }

    private static Row expected(Export export) {
        Optional<Volume> volume = export.volume();
        return RowFactory.create(
                export.name(),
                orNull(export.freshness().map(Duration::toSeconds)),
                word(export.whenStale()),
                orNull(volume.flatMap(Volume::least)),
                orNull(volume.flatMap(Volume::most)),
                volume.map(Volume::dates).orElse(0),
                orNull(volume.map(Volume::reaction).map(SourceStatusStep::word)));
    }

    private static String word(Volume.Reaction reaction) {
        return reaction.name().toLowerCase(Locale.ROOT);
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
