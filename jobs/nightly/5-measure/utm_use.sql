-- One row per month, system and writing of the utm parameters: how often it was used and what is wrong with it.
-- Why: few writings make up millions of touches, so the rules are asked once for each and not for each touch. The rules of
-- the first day of the month count.
WITH tagged AS (
    SELECT
        month,
        source_system,
        utm_source,
        utm_medium,
        utm_campaign,
        count(*) AS touches
    FROM silver.touch
    WHERE utm_source IS NOT NULL OR utm_medium IS NOT NULL OR utm_campaign IS NOT NULL OR click_id IS NOT NULL
    GROUP BY month, source_system, utm_source, utm_medium, utm_campaign
),

dated AS (
    SELECT *, make_date(month DIV 100, month % 100, 1) AS month_start FROM tagged
),

standardized AS (
    SELECT
        *,
        classify('utm_source', array(utm_source), month_start).value AS standard_source,
        classify('utm_medium', array(utm_medium), month_start).value AS standard_medium
    FROM dated
),

judged AS (
    SELECT
        *,
        classify(
            'utm',
            array(
                standard_source,
                writing_of(utm_source, standard_source),
                standard_medium,
                writing_of(utm_medium, standard_medium),
                utm_campaign
            ),
            month_start
        ) AS verdict
    FROM standardized
),

final AS (
    SELECT
        xxhash64(to_json(struct(month, source_system, utm_source, utm_medium, utm_campaign))) AS utm_use_key,
        month,
        month_start,
        source_system,
        utm_source,
        utm_medium,
        utm_campaign,
        standard_source,
        standard_medium,
        verdict.value AS conformity,
        verdict.reason AS conformity_reason,
        touches
    FROM judged
)

SELECT * FROM final
