-- One row per person: when the person came in and when each stage of the funnel was first reached.
-- Why: the stages are columns, so that a cohort's conversion is a ratio of sums over the same rows.
WITH
funnel AS (
    SELECT * FROM silver.funnel
),

persons AS (
    SELECT person_key, account_key FROM gold.dim_person
),

final AS (
    SELECT
        persons.person_key,
        persons.account_key,
        CASE WHEN funnel.channel = '(no touch)' THEN -2L ELSE member_key('channel', funnel.channel) END AS channel_key,
        COALESCE(funnel.lead_source, '(unknown)') AS lead_source,
        date_key(funnel.created_on) AS created_date_key,
        CASE WHEN funnel.mql_on IS NULL THEN -2 ELSE date_key(funnel.mql_on) END AS mql_date_key,
        CASE WHEN funnel.sal_at IS NULL THEN -2 ELSE date_key(reporting_date(funnel.sal_at)) END AS sal_date_key,
        CASE WHEN funnel.sql_at IS NULL THEN -2 ELSE date_key(reporting_date(funnel.sql_at)) END AS sql_date_key,
        CASE WHEN funnel.opportunity_on IS NULL THEN -2 ELSE date_key(funnel.opportunity_on) END AS opportunity_date_key,
        CASE WHEN funnel.won_on IS NULL THEN -2 ELSE date_key(funnel.won_on) END AS won_date_key,
        1 AS leads,
        CAST(funnel.mql_on IS NOT NULL AS INT) AS mqls,
        CAST(funnel.opportunity_on IS NOT NULL AS INT) AS opportunities,
        CAST(funnel.won_on IS NOT NULL AS INT) AS customers
    FROM funnel
    INNER JOIN persons ON funnel.person_key = persons.person_key
)

SELECT * FROM final
