package io.plumbline.attribute;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The one row in which all credits are handed out: tens of millions of rows of boxed numbers would be work for the collector. */
final class CreditRow {
    private static final int CONVERSIONS_PRECISION = 8;
    private static final int CONVERSIONS_SCALE = 6;
    private static final int AMOUNT_PRECISION = 18;
    private static final int AMOUNT_SCALE = 4;

    private static final int CONVERSION_KEY = 0;
    private static final int MODEL_KEY = 1;
    private static final int MILESTONE_KEY = 2;
    private static final int MILESTONE = 3;
    private static final int CONVERSION_MONTH = 4;
    private static final int DATE_KEY = 5;
    private static final int TOUCH_DATE_KEY = 6;
    private static final int TOUCH_KEY = 7;
    private static final int CHANNEL_KEY = 8;
    private static final int CAMPAIGN_KEY = 9;
    private static final int PERSON_KEY = 10;
    private static final int ACCOUNT_KEY = 11;
    private static final int OPPORTUNITY_KEY = 12;
    private static final int POSITION = 13;
    private static final int TOUCHES = 14;
    private static final int CREDITED_CONVERSIONS = 15;
    private static final int CREDITED_AMOUNT = 16;
    private static final int UNATTRIBUTED_REASON = 17;

    static final StructType SCHEMA = StructType.fromDDL(
            "conversion_key BIGINT NOT NULL, model_key BIGINT NOT NULL, milestone_key BIGINT NOT NULL,"
                    + " milestone STRING NOT NULL,"
                    + " conversion_month INT NOT NULL, date_key INT NOT NULL, touch_date_key INT NOT NULL,"
                    + " touch_key BIGINT NOT NULL, channel_key BIGINT NOT NULL, campaign_key BIGINT NOT NULL,"
                    + " person_key BIGINT NOT NULL, account_key BIGINT NOT NULL, opportunity_key BIGINT NOT NULL,"
                    + " position INT NOT NULL, touches INT NOT NULL, credited_conversions DECIMAL(8,6) NOT NULL,"
                    + " credited_amount DECIMAL(18,4), unattributed_reason STRING NOT NULL");

    private static final UTF8String CREDITED = UTF8String.fromString("(not applicable)");
    private static final UTF8String[] REASONS = Arrays.stream(Credit.Reason.values())
            .map(reason -> UTF8String.fromString(reason.name().toLowerCase(Locale.ROOT)))
            .toArray(UTF8String[]::new);

    private final SpecificInternalRow row = new SpecificInternalRow(SCHEMA);
    private final Map<String, Long> modelKeys;

    /** Values of the row, which are set anew for each. */
    private final Decimal conversions = new Decimal();

    private final Decimal amount = new Decimal();

    /** @param modelKeys keys of gold.dim_model by name */
    CreditRow(Map<String, Long> modelKeys) {
        this.modelKeys = modelKeys;
        row.update(CREDITED_CONVERSIONS, conversions);
    }

    /** The credits that follow are of this conversion. */
    void startConversion(Conversion conversion) {
        row.setLong(CONVERSION_KEY, conversion.key());
        row.setLong(MILESTONE_KEY, conversion.milestoneKey());
        row.update(MILESTONE, UTF8String.fromString(conversion.milestone()));
        row.setInt(CONVERSION_MONTH, conversion.month());
        row.setInt(DATE_KEY, conversion.dateKey());
        row.setLong(ACCOUNT_KEY, conversion.accountKey());
        row.setLong(OPPORTUNITY_KEY, conversion.opportunityKey());
        if (conversion.amount().isPresent()) {
            row.update(CREDITED_AMOUNT, amount);
        } else {
            row.setNullAt(CREDITED_AMOUNT);
        }
    }

    /** The credits that follow are of this model. */
    void startModel(JourneyCredit credit) {
        Long key = modelKeys.get(credit.model());
        if (key == null) {
            throw new IllegalStateException("no key for the model " + credit.model());
        }
        row.setLong(MODEL_KEY, key);
        row.setInt(TOUCHES, credit.touches());
        row.update(
                UNATTRIBUTED_REASON,
                credit.reason().map(reason -> REASONS[reason.ordinal()]).orElse(CREDITED));
    }

    /** The row becomes what the model gives to the touch at this place. */
    void setTouch(JourneyCredit credit, int place) {
        Touch touch = credit.touch(place);
        row.setInt(TOUCH_DATE_KEY, touch.dateKey());
        row.setLong(TOUCH_KEY, touch.key());
        row.setLong(CHANNEL_KEY, touch.channelKey());
        row.setLong(CAMPAIGN_KEY, touch.campaignKey());
        row.setLong(PERSON_KEY, touch.personKey());
        row.setInt(POSITION, credit.position(place));
        conversions.set(credit.millionths(place), CONVERSIONS_PRECISION, CONVERSIONS_SCALE);
        amount.set(credit.amount(place), AMOUNT_PRECISION, AMOUNT_SCALE);
    }

    InternalRow row() {
        return row;
    }
}
