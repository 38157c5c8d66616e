-- What Plumbline published, as numbers with names: measure, of what, value.
WITH touch AS (
    SELECT touches.month, channels.channel, touches.person_key
    FROM read_parquet('${release}/fct_touch/**/*.parquet') AS touches
    INNER JOIN read_parquet('${release}/dim_channel/**/*.parquet') AS channels ON channels.channel_key = touches.channel_key
),

credit AS (
    SELECT
        milestones.milestone,
        models.model,
        credits.conversion_month AS month,
        CASE WHEN credits.touch_key = -1 THEN '(no touch)' ELSE channels.channel END AS channel,
        credits.credited_conversions,
        credits.credited_amount
    FROM read_parquet('${release}/fct_attribution_credit/**/*.parquet') AS credits
    INNER JOIN read_parquet('${release}/dim_model/**/*.parquet') AS models ON models.model_key = credits.model_key
    INNER JOIN read_parquet('${release}/dim_milestone/**/*.parquet') AS milestones ON milestones.milestone_key = credits.milestone_key
    INNER JOIN read_parquet('${release}/dim_channel/**/*.parquet') AS channels ON channels.channel_key = credits.channel_key
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
        concat_ws(' ', source_system, currency, date_key // 100) AS of_what,
        count(*) AS rows,
        sum(spend) AS spend,
        sum(spend_reporting) AS spend_reporting
    FROM read_parquet('${release}/fct_ad_spend/**/*.parquet')
    GROUP BY ALL
),

kpi AS (
    SELECT
        concat_ws(' ', kpis.kpi, facts.month, facts.dimension_value) AS of_what,
        coalesce(facts.numerator, facts.value) AS numerator,
        facts.denominator
    FROM read_parquet('${release}/fct_kpi/**/*.parquet') AS facts
    INNER JOIN read_parquet('${release}/dim_kpi/**/*.parquet') AS kpis ON kpis.kpi_key = facts.kpi_key
    WHERE facts.dimension = 'total'
       OR facts.dimension = 'channel'
)

SELECT 'touches' AS measure, concat_ws(' ', month, channel) AS of_what, count(*)::DECIMAL(38, 6) AS value FROM touch GROUP BY ALL
UNION ALL SELECT 'touching people', 'all', count(DISTINCT person_key) FROM touch
UNION ALL SELECT 'people', 'all', count(*) FROM read_parquet('${release}/dim_person/**/*.parquet') WHERE person_key NOT IN (-1, -2)
UNION ALL SELECT 'credit rows', of_what, rows FROM credit_sum
UNION ALL SELECT 'credited conversions', of_what, conversions FROM credit_sum
UNION ALL SELECT 'credited amount', of_what, amount FROM credit_sum
UNION ALL SELECT 'spend rows', of_what, rows FROM spend_sum
UNION ALL SELECT 'spend', of_what, spend FROM spend_sum
UNION ALL SELECT 'spend in reporting currency', of_what, spend_reporting FROM spend_sum
UNION ALL SELECT 'kpi numerator', of_what, numerator FROM kpi
UNION ALL SELECT 'kpi denominator', of_what, denominator FROM kpi;
