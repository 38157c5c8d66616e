package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases.Release;
import io.plumbline.lake.TableChanges;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What changed since the release that readers have, so that what its gates have seen need not be looked at again. */
final class SinceRelease {
    private final Lake lake;
    private final Definitions definitions;
    private final Optional<Release> release;

    SinceRelease(Lake lake, Definitions definitions, Optional<Release> release) {
        this.lake = lake;
        this.definitions = definitions;
        this.release = release.filter(last -> last.definitions().equals(definitions.hash()));
    }

    /**
     * The partitions in which any of the tables holds other rows than at the release, each table by its own partition column.
     * Empty when that is not known: before the first release, after a change of definitions, and when a table without
     * partitions changed.
     */
    Optional<Set<Integer>> partitions(Set<TableName> tables) {
        Set<Integer> changed = new TreeSet<>();
        for (TableName table : tables) {
            Optional<Set<Integer>> ofTable = partitions(table);
            if (ofTable.isEmpty()) {
                return Optional.empty();
            }
            changed.addAll(ofTable.get());
        }
        return Optional.of(changed);
    }

    /** What changed in a table; empty when that is not known. */
    Optional<TableChanges> changes(TableName table) {
        OptionalLong version = version(table);
        return version.isPresent()
                        && lake.notesSince(table, version.getAsLong()).isPresent()
                ? Optional.of(lake.changes(table, version.getAsLong()))
                : Optional.empty();
    }

    /** The rows that a table had; empty when that is not known. */
    Optional<Dataset<Row>> before(TableName table) {
        OptionalLong version = version(table);
        return version.isPresent() ? Optional.of(lake.read(table, version.getAsLong())) : Optional.empty();
    }

    private OptionalLong version(TableName table) {
        return release.map(last -> lake.versionAfter(table, last.run())).orElse(OptionalLong.empty());
    }

    private Optional<Set<Integer>> partitions(TableName table) {
        OptionalLong version = version(table);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<CommitNote>> commits = lake.notesSince(table, version.getAsLong());
        if (commits.isPresent() && commits.get().isEmpty()) {
            return Optional.of(Set.of());
        }
        return Optional.ofNullable(definitions.tables().get(table))
                .flatMap(TableContract::partition)
                .map(column -> partitions(table, column, version.getAsLong(), commits));
    }

    /** By the notes of the commits if each names partitions, otherwise by comparing the rows. */
    private Set<Integer> partitions(TableName table, String column, long version, Optional<List<CommitNote>> commits) {
        boolean isNoted = commits.isPresent()
                && commits.get().stream()
                        .noneMatch(commit -> commit.partitions().isEmpty());
        if (!isNoted) {
            return ChangedPartitions.withOtherRows(lake.read(table, version), lake.read(table), column);
        }
        Set<Integer> noted = new TreeSet<>();
        commits.get().forEach(commit -> noted.addAll(commit.partitions()));
        return noted;
    }
}
