package io.plumbline.definitions;

import io.plumbline.definitions.Job.StagePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was read from {@code conf/} and {@code jobs/}, before it is known to fit together. */
record DefinitionParts(
        Optional<Read<Settings>> settings,
        Optional<Read<Matching>> matching,
        Optional<Read<MatchingLoader.Loaded>> people,
        Optional<Read<StewardDecisions>> decisions,
        Optional<Read<Trust>> trust,
        Optional<Read<List<Read<Gate>>>> gates,
        Optional<Read<List<Read<StagePlan>>>> stages,
        List<Read<Export>> exports,
        List<Read<TableContract>> tables,
        List<Read<Kpi>> kpis,
        List<Read<Taxonomy>> taxonomies,
        List<Read<BusinessCalendar>> calendars,
        List<Read<AttributionModel>> models,
        String functions) {

    void check(KnownTables known, Problems problems) {
        new ExportReferences(known).check(exports);
        new KpiReferences(known).check(kpis);
        new ModelReferences(definitions(taxonomies)).check(models);
        people.ifPresent(read -> new PeopleReferences(known).check(read));
        trust.ifPresent(read -> new TrustReferences(known).check(read));
        gates.ifPresent(read ->
                read.definition().forEach(gate -> known.check(gate.definition().query(), problems)));
        stages.ifPresent(read -> new JobReferences(known, problems).check(read.definition()));
        List<StagePlan> plans =
                stages.map(read -> definitions(read.definition())).orElse(List.of());
        new QueryReferences(known, plans, problems).check();
        new RecomputeReferences(known, problems).check(plans);
        new KeyReferences(known, problems).check(plans);
        new ExpressionReferences(problems).check(definitions(exports), definitions(tables), definitions(kpis));
    }

    Definitions toDefinitions(Path root) {
        return new Definitions(
                root,
                settings.orElseThrow().definition(),
                new Job(definitions(stages.orElseThrow().definition())),
                definitions(exports),
                tablesByName(),
                definitions(taxonomies),
                definitions(calendars),
                definitions(nightlyModels()),
                definitions(kpis),
                matching.orElseThrow().definition(),
                people.map(Read::definition),
                decisions.map(Read::definition).orElse(StewardDecisions.NONE),
                trust.orElseThrow().definition(),
                definitions(gates.orElseThrow().definition()),
                functions,
                hash());
    }

    static <T> List<T> definitions(List<Read<T>> reads) {
        return reads.stream().map(Read::definition).toList();
    }

    /** A model that is not switched on is checked like the others and changes nothing. */
    private List<Read<AttributionModel>> nightlyModels() {
        return models.stream().filter(read -> read.definition().isInNightly()).toList();
    }

    private Map<TableName, TableContract> tablesByName() {
        Map<TableName, TableContract> byName = new TreeMap<>();
        definitions(tables).forEach(table -> byName.put(table.name(), table));
        return byName;
    }

    private String hash() {
        List<String> texts = new ArrayList<>(List.of(functions));
        Stream.of(settings, matching, decisions, trust, gates, stages)
                .flatMap(Optional::stream)
                .forEach(read -> texts.add(content(read)));
        matching.ifPresent(read -> texts.add(read.definition().accounts().hash()));
        people.ifPresent(read -> texts.add(read.definition().hash()));
        Stream.of(exports, kpis, taxonomies, calendars, nightlyModels())
                .flatMap(List::stream)
                .forEach(read -> texts.add(content(read)));
        tables.forEach(table -> texts.add(content(table) + table.definition().hash()));
        return ContentHash.ofTexts(texts);
    }

    private static String content(Read<?> read) {
        return read.node().source().file() + " "
                + ContentHash.of(read.node().values().values());
    }
}
