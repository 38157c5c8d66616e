package io.plumbline.attribute;

import io.plumbline.attribute.RandomJourneys.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Journeys brought through the nightly job's own iterator, as rows in and rows out. */
final class CreditedRows {
    private static final int COLUMNS = JourneyRows.COLUMNS;
    private static final int CONVERSION_KEY = 0;

    private CreditedRows() {}

    /** The rows of gold.fct_attribution_credit as texts, by conversion. */
    static Map<Long, List<String>> of(List<Story> stories, List<Rule> rules) {
        List<InternalRow> rows = new ArrayList<>();
        stories.forEach(story -> add(story, rows));
        Map<String, Long> modelKeys = new HashMap<>();
        rules.forEach(rule -> modelKeys.put(rule.model().name(), (long) modelKeys.size()));
        CreditIterator credits = new CreditIterator(rows.iterator(), rules, new CreditRow(modelKeys));
        Map<Long, List<String>> byConversion = new TreeMap<>();
        while (credits.hasNext()) {
            InternalRow credit = credits.next();
            byConversion
                    .computeIfAbsent(credit.getLong(CONVERSION_KEY), first -> new ArrayList<>())
                    .add(credit.toString());
        }
        return byConversion;
    }

    private static void add(Story story, List<InternalRow> rows) {
        Conversion conversion = story.conversion();
        Object[] first = new Object[COLUMNS];
        first[JourneyRows.CONVERSION_KEY] = conversion.key();
        first[JourneyRows.MONTH] = conversion.month();
        first[JourneyRows.AT] = conversion.milestones().convertedAt();
        first[JourneyRows.DATE_KEY] = conversion.dateKey();
        first[JourneyRows.MILESTONE_KEY] = conversion.milestoneKey();
        first[JourneyRows.MILESTONE] = UTF8String.fromString(conversion.milestone());
        first[JourneyRows.LEAD_CREATED_AT] = conversion.milestones().leadCreatedAt();
        first[JourneyRows.OPPORTUNITY_CREATED_AT] = conversion.milestones().opportunityCreatedAt();
        conversion.amount().ifPresent(amount -> first[JourneyRows.AMOUNT] = amount);
        first[JourneyRows.BASIS] = UTF8String.fromString(conversion.basis());
        first[JourneyRows.ACCOUNT_KEY] = conversion.accountKey();
        first[JourneyRows.OPPORTUNITY_KEY] = conversion.opportunityKey();
        rows.add(new GenericInternalRow(first));
        for (Touch touch : story.touches()) {
            Object[] row = new Object[COLUMNS];
            row[JourneyRows.CONVERSION_KEY] = conversion.key();
            row[JourneyRows.MONTH] = conversion.month();
            row[JourneyRows.TOUCH_KEY] = touch.key();
            row[JourneyRows.AT] = touch.at();
            row[JourneyRows.DATE_KEY] = touch.dateKey();
            row[JourneyRows.SOURCE_PRIORITY] = touch.sourcePriority();
            row[JourneyRows.PERSON_KEY] = touch.personKey();
            row[JourneyRows.CHANNEL_KEY] = touch.channelKey();
            row[JourneyRows.CAMPAIGN_KEY] = touch.campaignKey();
            rows.add(new GenericInternalRow(row));
        }
    }
}
