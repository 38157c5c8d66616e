-- What the rival computed, under the same names.
WITH credit AS (
    SELECT
        credits.milestone,
        credits.model,
        credits.month,
        credits.channel,
        credits.credited_conversions,
        credits.credited_amount
    FROM '${rival}/credit.parquet' AS credits
),

credit_sum AS (
    SELECT
        concat_ws(' ', milestone, model, month, channel) AS of_what,
        count(*) AS rows,
        sum(credited_conversions) AS conversions,
        sum(credited_amount) AS amount
    FROM credit
    GROUP BY ALL
),

spend_sum AS (
    SELECT
        concat_ws(' ', source_system, currency, month) AS of_what,
        count(*) AS rows,
        sum(spend) AS spend,
        sum(spend_reporting) AS spend_reporting
    FROM '${rival}/ad_spend.parquet'
    GROUP BY ALL
),

kpi AS (
    SELECT concat_ws(' ', kpi, month, dimension_value) AS of_what, numerator, denominator
    FROM '${rival}/kpi.parquet'
)

SELECT 'touches' AS measure, concat_ws(' ', month, channel) AS of_what, count(*)::DECIMAL(38, 6) AS value FROM '${rival}/touch.parquet' GROUP BY ALL
UNION ALL SELECT 'touching people', 'all', count(DISTINCT person_key) FROM '${rival}/touch.parquet'
UNION ALL SELECT 'people', 'all', count(*) FROM '${rival}/person.parquet'
UNION ALL SELECT 'credit rows', of_what, rows FROM credit_sum
UNION ALL SELECT 'credited conversions', of_what, conversions FROM credit_sum
UNION ALL SELECT 'credited amount', of_what, amount FROM credit_sum
UNION ALL SELECT 'spend rows', of_what, rows FROM spend_sum
UNION ALL SELECT 'spend', of_what, spend FROM spend_sum
UNION ALL SELECT 'spend in reporting currency', of_what, spend_reporting FROM spend_sum
UNION ALL SELECT 'kpi numerator', of_what, numerator FROM kpi
UNION ALL SELECT 'kpi denominator', of_what, denominator FROM kpi;
