package io.plumbline.reconcile;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.definitions.RecordMatching.InNight;
import io.plumbline.definitions.TableName;
import io.plumbline.definitions.Trust;
import io.plumbline.run.Stage;
import io.plumbline.run.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The stage that says which records are the same person or company. Its queries find pairs and compare systems; its steps
 * follow the pairs to their ends and let the most trusted values survive.
 */
public final class Reconcile implements Stage {
    private static final TableName PERSON_RECORD = TableName.of("silver.person_record");
    private static final TableName PERSON_DECISION = TableName.of("silver.person_decision");
    private static final TableName PERSON_EDGE = TableName.of("silver.person_edge");
    private static final TableName PERSON_MATCH = TableName.of("silver.person_match");
    private static final TableName PERSON_LINK = TableName.of("silver.person_link");
    private static final TableName PERSON = TableName.of("silver.person");
    private static final TableName PERSON_VALUE = TableName.of("silver.person_value");
    private static final TableName ACCOUNT_RECORD = TableName.of("silver.account_record");
    private static final TableName ACCOUNT_TRAIT = TableName.of("silver.account_trait");
    private static final TableName ACCOUNT_EDGE = TableName.of("silver.account_edge");
    private static final TableName ACCOUNT_LINK = TableName.of("silver.account_link");
    private static final TableName ACCOUNT = TableName.of("silver.account");
    private static final TableName ACCOUNT_VALUE = TableName.of("silver.account_value");

    /** Their traits take about 200 bytes each in memory. */
    private static final long FEW_ACCOUNTS = 1_000_000;

    private final PersonIds ids;

    /** @param personSecret key of the people's pseudonyms, at least 16 bytes */
    public Reconcile(byte[] personSecret) {
        this.ids = new PersonIds(personSecret);
    }

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public List<Step> steps(Definitions definitions, Instant asOf) {
        return List.of(
                personDecision(definitions),
                personMatch(definitions),
                personLink(definitions),
                accountLink(definitions),
                person(definitions),
                personValue(definitions),
                account(definitions),
                accountValue(definitions),
                new IdentityEventStep(definitions.contract(IdentityEventStep.TABLE)));
    }

    private static Step personDecision(Definitions definitions) {
        return new TableStep(
                PERSON_DECISION,
                List.of(PERSON_RECORD),
                definitions.contract(PERSON_DECISION).hash() + "+"
                        + definitions.decisions().hash(),
                tables -> PersonDecisions.table(definitions.decisions(), tables.apply(PERSON_RECORD)));
    }

    private static Step personMatch(Definitions definitions) {
        return new TableStep(
                PERSON_MATCH,
                List.of(PERSON_RECORD, PERSON_EDGE, PERSON_DECISION),
                definitions.contract(PERSON_MATCH).hash() + "+"
                        + definitions.people().map(Loaded::hash).orElse("none"),
                tables -> definitions
                        .people()
                        .map(PersonMatches::new)
                        .map(matches -> matches.table(
                                tables.apply(PERSON_RECORD), tables.apply(PERSON_EDGE), tables.apply(PERSON_DECISION)))
                        .orElseGet(() ->
                                PersonMatches.none(tables.apply(PERSON_RECORD).sparkSession())));
    }

    private Step personLink(Definitions definitions) {
        boolean isLinking = definitions.people().stream()
                .anyMatch(people -> people.matching().inNight() == InNight.LINK);
        String hash = definitions.contract(PERSON_LINK).hash() + "+" + ids.fingerprint();
        List<TableName> exact = List.of(PERSON_RECORD, PERSON_EDGE, PERSON_DECISION);
        if (!isLinking) {
            // So nobody waits for matching, which takes longest of all that reconciles people.
            return new TableStep(PERSON_LINK, exact, hash, tables -> links(tables, exactEvidence(tables)));
        }
        return new TableStep(
                PERSON_LINK,
                Stream.concat(exact.stream(), Stream.of(PERSON_MATCH)).toList(),
                hash + "+" + Rule.MATCHED,
                tables -> links(
                        tables, exactEvidence(tables).unionByName(PersonMatches.edges(tables.apply(PERSON_MATCH)))));
    }

    private static Dataset<Row> exactEvidence(TableStep.Tables tables) {
        return Evidence.uncontradicted(tables.apply(PERSON_EDGE));
    }

    private Dataset<Row> links(TableStep.Tables tables, Dataset<Row> edges) {
        return LinkTables.personLinks(tables.apply(PERSON_RECORD), edges, tables.apply(PERSON_DECISION), ids);
    }

    private static Step accountLink(Definitions definitions) {
        return new TableStep(
                ACCOUNT_LINK,
                List.of(ACCOUNT_RECORD, ACCOUNT_EDGE),
                definitions.contract(ACCOUNT_LINK).hash(),
                tables -> LinkTables.accountLinks(tables.apply(ACCOUNT_RECORD), tables.apply(ACCOUNT_EDGE)));
    }

    private static Step person(Definitions definitions) {
        return new TableStep(
                PERSON,
                List.of(PERSON_RECORD, PERSON_LINK, PERSON_EDGE, ACCOUNT_LINK, ACCOUNT_TRAIT),
                hash(definitions, PERSON),
                tables -> personTable(definitions)
                        .people(
                                new PersonTable.Inputs(
                                        tables.apply(PERSON_RECORD),
                                        tables.apply(PERSON_LINK),
                                        tables.apply(PERSON_EDGE),
                                        tables.apply(ACCOUNT_LINK),
                                        tables.apply(ACCOUNT_TRAIT),
                                        tables.lake().count(ACCOUNT_TRAIT) <= FEW_ACCOUNTS),
                                tables.wanted()));
    }

    private static Step personValue(Definitions definitions) {
        return new TableStep(
                PERSON_VALUE,
                List.of(PERSON_RECORD, PERSON_LINK, PERSON_EDGE, ACCOUNT_LINK),
                hash(definitions, PERSON_VALUE),
                tables -> personTable(definitions)
                        .values(
                                tables.apply(PERSON_RECORD),
                                tables.apply(PERSON_EDGE),
                                tables.apply(ACCOUNT_LINK),
                                tables.wanted()));
    }

    private static PersonTable personTable(Definitions definitions) {
        return new PersonTable(definitions.trust(), definitions.matching().accounts());
    }

    private static Step account(Definitions definitions) {
        Trust trust = definitions.trust();
        return new TableStep(
                ACCOUNT,
                List.of(ACCOUNT_RECORD, ACCOUNT_LINK, ACCOUNT_EDGE),
                hash(definitions, ACCOUNT),
                tables -> new AccountTable(trust)
                        .accounts(
                                tables.apply(ACCOUNT_RECORD), tables.apply(ACCOUNT_LINK), tables.apply(ACCOUNT_EDGE)));
    }

    private static Step accountValue(Definitions definitions) {
        Trust trust = definitions.trust();
        return new TableStep(
                ACCOUNT_VALUE,
                List.of(ACCOUNT_RECORD, ACCOUNT_LINK, ACCOUNT_EDGE),
                hash(definitions, ACCOUNT_VALUE),
                tables -> new AccountTable(trust)
                        .values(tables.apply(ACCOUNT_RECORD), tables.apply(ACCOUNT_LINK), tables.apply(ACCOUNT_EDGE)));
    }

    /** Of a table whose values survive by trust. */
    private static String hash(Definitions definitions, TableName table) {
        return String.join(
                "+", definitions.contract(table).hash(), definitions.trust().hash(), definitions.environmentHash());
    }
}
