package io.plumbline.land;

import io.plumbline.definitions.Drift;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.Expression;
import io.plumbline.definitions.Format;
import io.plumbline.definitions.Place;
import io.plumbline.definitions.Restatement;
import io.plumbline.definitions.TableName;
import io.plumbline.definitions.Volume;
import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contracts for tests: comma-separated text with one column of its header unless said otherwise. */
final class ExportBuilder {
    private static final Place HERE = new Place("conf/exports/acme/thing.conf", 1);
    private final String object;
    private final List<ExportColumn> columns = new ArrayList<>();
    private List<String> files = List.of("acme/*.csv");
    private List<String> key = List.of();
    private List<String> controls = List.of();
    private List<String> footers = List.of();
    private Optional<Format.Totals> totals = Optional.empty();
    private Optional<Charset> encoding = Optional.empty();
    private int minHeaderMatches = 2;
    private int headerRows = 1;
    private Format.Quoting quoting = Format.Quoting.STANDARD;
    private boolean shared;
    private Optional<String> statedRows = Optional.empty();
    private List<Export.Becomes> becomes = List.of();
    private Drift drift = Drift.DEFAULT;
    private Optional<String> sheet = Optional.empty();
    private Format.Blocks blocks = Format.Blocks.ONE;
    private Optional<Format> json = Optional.empty();

    private ExportBuilder(String object) {
        this.object = object;
    }

    static ExportBuilder export() {
        return new ExportBuilder("thing");
    }

    static ExportBuilder export(String object, String... files) {
        ExportBuilder builder = new ExportBuilder(object);
        builder.files = List.of(files);
        return builder;
    }

    ExportBuilder column(String name, String... headers) {
        return add(new ExportColumn(
                name,
                headers(name, headers),
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                HERE));
    }

    ExportBuilder required(String name, String... headers) {
        return add(new ExportColumn(
                name,
                headers(name, headers),
                true,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                HERE));
    }

    ExportBuilder repeated(String name, String... headers) {
        return add(new ExportColumn(
                name,
                headers(name, headers),
                false,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                HERE));
    }

    ExportBuilder captured(String name, String regex) {
        return add(new ExportColumn(
                name, List.of(), false, Optional.empty(), false, Optional.of(regex), Optional.empty(), false, HERE));
    }

    ExportBuilder inFileName(String name, String regex) {
        return add(new ExportColumn(
                name, List.of(), true, Optional.empty(), false, Optional.empty(), Optional.of(regex), false, HERE));
    }

    ExportBuilder blockTitle(String name) {
        return add(new ExportColumn(
                name, List.of(), false, Optional.empty(), false, Optional.empty(), Optional.empty(), true, HERE));
    }

    private ExportBuilder add(ExportColumn column) {
        columns.add(column);
        return this;
    }

    private static List<String> headers(String name, String[] headers) {
        return headers.length == 0 ? List.of(name) : List.of(headers);
    }

    ExportBuilder key(String... names) {
        key = List.of(names);
        return this;
    }

    ExportBuilder controls(String... names) {
        controls = List.of(names);
        return this;
    }

    ExportBuilder footers(String... patterns) {
        footers = List.of(patterns);
        return this;
    }

    ExportBuilder totals(String label, String control, String... empty) {
        totals = Optional.of(new Format.Totals(label, List.of(empty), Optional.of(control)));
        return this;
    }

    ExportBuilder encoding(String name) {
        encoding = Optional.of(Charset.forName(name));
        return this;
    }

    ExportBuilder minHeaderMatches(int matches) {
        minHeaderMatches = matches;
        return this;
    }

    ExportBuilder statedRows(String name) {
        statedRows = Optional.of(name);
        return this;
    }

    /** A row of one table for each record, with one column. */
    ExportBuilder becomes(String column, String sql) {
        becomes = List.of(new Export.Becomes(
                TableName.of("silver.thing"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new Export.Mapping(column, new Expression(sql, HERE))),
                HERE));
        return this;
    }

    ExportBuilder drift(Drift policies) {
        drift = policies;
        return this;
    }

    /** A column whose absence, once it was there, is a case of its own. */
    ExportBuilder removed(String name, Drift.Policy policy) {
        return add(new ExportColumn(
                name,
                List.of(name),
                false,
                Optional.of(policy),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                HERE));
    }

    ExportBuilder shared() {
        shared = true;
        return this;
    }

    ExportBuilder quoting(char quote, char escape) {
        quoting = new Format.Quoting(quote, Optional.of(escape));
        return this;
    }

    ExportBuilder sheet(String name) {
        sheet = Optional.of(name);
        return this;
    }

    ExportBuilder jsonLines() {
        return jsonLines("");
    }

    ExportBuilder jsonLines(String records) {
        json = Optional.of(new Format.JsonLines(records));
        return this;
    }

    ExportBuilder jsonDocument(String records) {
        json = Optional.of(new Format.JsonDocument(records));
        return this;
    }

    ExportBuilder headerRows(int rows) {
        headerRows = rows;
        return this;
    }

    ExportBuilder otherHeaders(String... patterns) {
        blocks = new Format.Blocks(List.of(patterns), blocks.otherRows(), blocks.rows(), blocks.comment());
        return this;
    }

    ExportBuilder otherRows(String pattern) {
        blocks = new Format.Blocks(blocks.otherHeaders(), Optional.of(pattern), blocks.rows(), blocks.comment());
        return this;
    }

    ExportBuilder rows(String pattern) {
        blocks = new Format.Blocks(blocks.otherHeaders(), blocks.otherRows(), Optional.of(pattern), blocks.comment());
        return this;
    }

    ExportBuilder comment(String start) {
        blocks = new Format.Blocks(blocks.otherHeaders(), blocks.otherRows(), blocks.rows(), Optional.of(start));
        return this;
    }

    private Format.Table table() {
        return new Format.Table(minHeaderMatches, headerRows, blocks, totals, footers);
    }

    Export build() {
        Optional<Format> workbook =
                sheet.map(name -> new Format.Workbook(Optional.of(name).filter(n -> !n.isEmpty()), table()));
        Format format = json.or(() -> workbook)
                .orElseGet(() -> new Format.Delimited(encoding, Optional.empty(), quoting, table()));
        return new Export(
                "acme",
                object,
                "a thing",
                "nobody",
                files,
                shared,
                format,
                List.of("", "null", "--"),
                ZoneOffset.UTC,
                columns,
                key,
                new Restatement.Upsert(),
                Optional.empty(),
                Optional.empty(),
                Volume.Reaction.MARK,
                Optional.empty(),
                drift,
                controls,
                statedRows,
                List.of(),
                becomes,
                HERE,
                "");
    }
}
