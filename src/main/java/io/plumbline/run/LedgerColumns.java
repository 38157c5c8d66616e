package io.plumbline.run;

import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableWriter;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gives a table of the ledger the columns that its contract has got since an older Plumbline wrote it: null in the rows that
 * are there. A ledger is never built anew, yet queries name its columns also in a night that adds no row to it.
 */
public final class LedgerColumns {
    private final Lake lake;
    private final Definitions definitions;
    private final long run;

    public LedgerColumns(Lake lake, Definitions definitions, long run) {
        this.lake = lake;
        this.definitions = definitions;
        this.run = run;
    }

    public void widen(TableName table) {
        if (!lake.exists(table)) {
            return;
        }
        TableContract contract = definitions.contract(table);
        Dataset<Row> none = lake.read(table).limit(0);
        List<String> found = List.of(none.columns());
        List<TableColumn> missing = contract.columns().stream()
                .filter(column -> !found.contains(column.name()))
                .toList();
        for (TableColumn column : missing) {
            none = none.withColumn(column.name(), lit(null).cast(column.type()));
        }
        if (!missing.isEmpty()) {
            CommitNote note = new CommitNote(run, "columns of the contract", Map.of(), List.of(), List.of());
            new TableWriter(lake, run).append(contract, none, note);
        }
    }
}
