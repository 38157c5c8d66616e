package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;

import io.plumbline.PlumblineException;
import io.plumbline.attribute.OpportunityJourneys.Story;
import io.plumbline.attribute.ToldMilestones.Explained;
import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Suggestion;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.LookupFunctions;
import io.plumbline.lake.Lake;
import io.plumbline.lake.ReleasedTables;
import io.plumbline.lake.Releases.Release;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Explains the credit of one opportunity: computes it again from the tables that the release's credits were made of, by the
 * classes that made them, and holds it against the published rows before a word is said.
 */
public final class CreditExplainer {
    private static final TableName MODEL = TableName.of("gold.dim_model");
    private static final TableName MILESTONE = TableName.of("gold.dim_milestone");

    private final Lake lake;
    private final Definitions definitions;
    private final ReleasedTables tables;

    public CreditExplainer(Lake lake, Definitions definitions, Release release) {
        this.lake = lake;
        this.definitions = definitions;
        this.tables = new ReleasedTables(lake, release, CreditStep.CREDIT);
        LookupFunctions.register(lake.spark(), tables::read);
    }

    /**
     * What the release credits for the opportunity.
     *
     * @param id the CRM's id in either form, or our key
     * @param milestone only this one
     * @param model only this one
     * @throws PlumblineException when one of them is not there, or the credits are not those that the definitions give
     */
    public CreditExplanation explain(String id, Optional<String> milestone, Optional<String> model) {
        List<String> milestones = milestones();
        milestone.filter(name -> !milestones.contains(name)).ifPresent(name -> {
            throw unknownIn("milestone", name, milestones);
        });
        OpportunityFinder.Found opportunity = new OpportunityFinder(tables).find(id);
        List<Story> stories =
                new OpportunityJourneys(tables, CreditInputs.systems(definitions.trust())).of(opportunity.key());
        List<Story> wanted = milestones.stream()
                .filter(name -> milestone.map(name::equals).orElse(true))
                .flatMap(name -> stories.stream().filter(story -> story.name().equals(name)))
                .toList();
        if (wanted.isEmpty()) {
            throw new PlumblineException("the opportunity \"" + id + "\" has not reached "
                    + milestone.orElse("any milestone") + " in the release "
                    + tables.release().id() + "; its stage is " + opportunity.stage());
        }
        return new CreditExplanation(
                opportunity.id(),
                opportunity.key(),
                opportunity.system(),
                opportunity.stage(),
                definitions.settings().reportingCurrency(),
                ToldMilestones.of(explained(wanted, model), new TouchPlaces(lake, tables)));
    }

    private List<Explained> explained(List<Story> stories, Optional<String> model) {
        PublishedCredits published = PublishedCredits.of(
                tables, stories.stream().map(Story::conversion).toList(), modelNames());
        Collection<String> models = wanted(model, published.models());
        List<Rule> rules = Rules.of(lake.spark(), definitions(models), () -> tables.read(ChannelShareStep.TABLE));
        List<Explained> explained = new ArrayList<>();
        for (Story story : stories) {
            List<ExplainedCredit> credits =
                    ExplainedCredit.of(story.conversion(), story.touches(), story.others(), rules);
            published.check(
                    story.conversion(),
                    credits.stream().flatMap(credit -> credit.credit().stream()).toList(),
                    models);
            explained.add(new Explained(story, credits));
        }
        return explained;
    }

    private Collection<String> wanted(Optional<String> model, Set<String> published) {
        if (model.isEmpty()) {
            return published;
        }
        if (!published.contains(model.get())) {
            throw unknownIn("model", model.get(), new TreeSet<>(published));
        }
        return Set.of(model.get());
    }

    private List<AttributionModel> definitions(Collection<String> names) {
        List<AttributionModel> models = definitions.models().stream()
                .filter(model -> names.contains(model.name()))
                .toList();
        Set<String> missing = new TreeSet<>(names);
        models.forEach(model -> missing.remove(model.name()));
        if (!missing.isEmpty()) {
            throw new PlumblineException("the release " + tables.release().id() + " credits by " + missing
                    + ", which conf/models no longer has switched on\n    fix: ask for another --model, or `plumbline run`"
                    + " credits by the models that there are");
        }
        return models;
    }

    private PlumblineException unknownIn(String what, String name, Collection<String> known) {
        return new PlumblineException("the release " + tables.release().id() + " has no " + what + " \"" + name
                + "\"\n    fix: "
                + Suggestion.nearest(name, known)
                        .map(meant -> "did you mean \"" + meant + "\"?")
                        .orElse("one of " + String.join(", ", known)));
    }

    private List<String> milestones() {
        return tables
                .read(MILESTONE)
                .filter("milestone_key NOT IN (-1, -2)")
                .orderBy(col("sort_order"), col("milestone"))
                .select("milestone")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private Map<Long, String> modelNames() {
        Map<Long, String> names = new HashMap<>();
        tables.read(MODEL)
                .select("model_key", "model")
                .collectAsList()
                .forEach(row -> names.put(row.getLong(0), row.getString(1)));
        return names;
    }
}
