package io.plumbline.functions;

import io.plumbline.definitions.AccountMatching;
import io.plumbline.definitions.ContentHash;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.UDFRegistration;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Makes a session know all functions that definitions may use. */
public final class StandardFunctions {
    /** The setting of a session that says by its hash which script it has. */
    private static final String SCRIPT = "plumbline.functions";

    private StandardFunctions() {}

    /** Registers the functions; {@code asOf} is what {@code as_of()} says. The session's zone must be UTC. */
    public static void register(SparkSession spark, Definitions definitions, Instant asOf) {
        if (!"UTC".equals(spark.conf().get("spark.sql.session.timeZone"))) {
            throw new IllegalStateException(
                    "spark.sql.session.timeZone must be UTC: functions.sql reads local times in it");
        }
        registerSettings(spark, definitions.settings(), asOf);
        registerNative(new NativeFunctions(spark), definitions);
        registerJava(spark.udf(), definitions);
        MatchingFunctions.register(spark, definitions.matching());
        LookupFunctions.register(spark);
        registerScript(spark, definitions.functions());
    }

    /** Unless the session has it from the night before: each function of a script is parsed and analysed. */
    private static void registerScript(SparkSession spark, String script) {
        String hash = ContentHash.ofTexts(List.of(script));
        if (!hash.equals(spark.conf().get(SCRIPT, ""))) {
            new FunctionScript(script).statements().forEach(spark::sql);
            spark.conf().set(SCRIPT, hash);
        }
    }

    private static void registerSettings(SparkSession spark, Settings settings, Instant asOf) {
        long micros = Math.addExact(Math.multiplyExact(asOf.getEpochSecond(), 1_000_000L), asOf.getNano() / 1000);
        Constants constants = new Constants(spark);
        constants.text("reporting_zone", settings.reportingZone().getId());
        constants.text("reporting_currency", settings.reportingCurrency());
        constants.text("default_region", settings.defaultRegion());
        constants.number("fx_max_age_days", settings.fxMaxAgeDays());
        constants.text(
                "parent_costs",
                settings.parentCosts().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        constants.instant("as_of", micros);
    }

    private static void registerNative(NativeFunctions functions, Definitions definitions) {
        DataType text = DataTypes.StringType;
        functions.register("cell_text", CellText.class, "of", text, text, DataTypes.createArrayType(text));
        functions.register("instant", InstantText.class, "instant", DataTypes.TimestampType, text);
        functions.register("whole_number", WholeNumber.class, "of", DataTypes.LongType, text);
        functions.register("amount", AmountText.class, "amount", AmountText.TYPE, text);
        functions.register("ten_thousandths", TenThousandths.class, "of", DataTypes.LongType, AmountText.TYPE);
        functions.register("crm_id", CaseSafeId.class, "of", text, text);
        functions.register("normalize_email", EmailAddress.class, "normalized", text, text);
        functions.register("is_valid_email", EmailAddress.class, "isValid", DataTypes.BooleanType, text);
        functions.register("normalize_phone", PhoneNumber.class, "normalized", text, text, text);
        functions.register("query_param", QueryParameters.class, "value", text, text, text);
        functions.register("json_field", JsonMembers.class, "member", text, text, text);
        AccountMatching accounts = definitions.matching().accounts();
        functions.register(
                "registered_domain", new PublicSuffixes(accounts.publicSuffixes()), "registered", text, text);
        functions.register("company_name", new CompanyNames(accounts), "parts", CompanyNames.RESULT, text);
        functions.register(
                "classify",
                new Classification(definitions.taxonomies()),
                "classify",
                Classification.RESULT,
                text,
                DataTypes.createArrayType(text),
                DataTypes.DateType);
    }

    private static void registerJava(UDFRegistration functions, Definitions definitions) {
        functions.register("business_minutes", new BusinessMinutes(definitions.calendars()), DataTypes.LongType);
        functions.register("fiscal_day", new FiscalDays(definitions.calendars()), FiscalDays.RESULT);
    }
}
