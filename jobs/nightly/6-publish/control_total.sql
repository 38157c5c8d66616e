-- One row per measure, source system, currency, attribution model and month: what silver holds and what gold shows.
-- Why: finance trusts a total when it can be followed; each is added up on both sides on its own, and must tie to the cent.
WITH
models AS (
    SELECT model_key, model FROM gold.dim_model WHERE model_key NOT IN (-1, -2)
),

milestones AS (
    SELECT milestone_key, milestone FROM gold.dim_milestone
),

silver_spend AS (
    SELECT source_system, currency, date_key(spend_date) DIV 100 AS month, SUM(spend) AS amount, COUNT(*) AS rows
    FROM silver.ad_spend
    GROUP BY source_system, currency, date_key(spend_date) DIV 100
),

gold_spend AS (
    SELECT source_system, currency, date_key DIV 100 AS month, SUM(spend) AS amount, COUNT(*) AS rows
    FROM gold.fct_ad_spend
    GROUP BY source_system, currency, date_key DIV 100
),

cost_of_ads AS (
    SELECT source_system, currency, date_key DIV 100 AS month, SUM(cost) AS amount
    FROM gold.fct_cost
    WHERE cost_type = 'ad_spend'
    GROUP BY source_system, currency, date_key DIV 100
),

stated_costs AS (
    SELECT source_system, currency, SUM(actual_cost) AS amount
    FROM silver.campaign
    WHERE NOT is_deleted AND actual_cost <> 0
    GROUP BY source_system, currency
),

-- What counts as it was spread over days, and what does not because others state it too.
spread_costs AS (
    SELECT source_system, currency, SUM(cost) AS amount
    FROM gold.fct_cost
    WHERE cost_type = 'campaign_cost'
    GROUP BY source_system, currency
),

superseded_costs AS (
    SELECT source_system, currency, SUM(cost) AS amount
    FROM silver.campaign_cost
    WHERE superseded_by <> '(not applicable)'
    GROUP BY source_system, currency
),

silver_opportunities AS (
    SELECT source_system, currency, date_key(created_on) DIV 100 AS month, SUM(amount) AS amount, COUNT(*) AS rows
    FROM silver.opportunity
    WHERE NOT is_deleted AND crm_opportunity_id IS NULL
    GROUP BY source_system, currency, date_key(created_on) DIV 100
),

gold_opportunities AS (
    SELECT source_system, currency, created_date_key DIV 100 AS month, SUM(amount) AS amount, COUNT(*) AS rows
    FROM gold.fct_opportunity
    GROUP BY source_system, currency, created_date_key DIV 100
),

silver_conversions AS (
    SELECT milestone, month, SUM(amount) AS amount, COUNT(*) AS rows
    FROM silver.conversion
    GROUP BY milestone, month
),

gold_credits AS (
    SELECT
        model_key,
        milestone_key,
        conversion_month AS month,
        CAST(SUM(credited_amount) AS DECIMAL(28, 4)) AS amount,
        CAST(SUM(credited_conversions) AS DECIMAL(18, 6)) AS conversions
    FROM silver.credit_month
    GROUP BY model_key, milestone_key, conversion_month
),

-- What is counted in money and in rows comes from one look at the table.
sums AS (
    SELECT
        stack(
            3,
            'ad_spend', currency, amount,
            'ad_spend_rows', NULL, CAST(rows AS DECIMAL(28, 4)),
            'ad_spend_cost', currency, amount
        ) AS (measure, currency, total),
        source_system,
        NULL AS model,
        NULL AS milestone,
        month,
        false AS is_gold
    FROM silver_spend
    UNION ALL
    SELECT
        stack(2, 'ad_spend', currency, amount, 'ad_spend_rows', NULL, CAST(rows AS DECIMAL(28, 4))),
        source_system, NULL, NULL, month, true
    FROM gold_spend
    UNION ALL SELECT 'ad_spend_cost', currency, amount, source_system, NULL, NULL, month, true FROM cost_of_ads
    UNION ALL SELECT 'campaign_cost', currency, amount, source_system, NULL, NULL, 0, false FROM stated_costs
    UNION ALL SELECT 'campaign_cost', currency, amount, source_system, NULL, NULL, 0, true FROM spread_costs
    UNION ALL SELECT 'campaign_cost', currency, amount, source_system, NULL, NULL, 0, true FROM superseded_costs
    UNION ALL
    SELECT
        stack(
            2, 'opportunity_amount', currency, amount, 'opportunity_rows', NULL, CAST(rows AS DECIMAL(28, 4))
        ),
        source_system, NULL, NULL, month, is_gold
    FROM (
        SELECT *, false AS is_gold FROM silver_opportunities
        UNION ALL
        SELECT *, true FROM gold_opportunities
    )
    UNION ALL SELECT 'touch_rows', NULL, COUNT(*), source_system, NULL, NULL, month, false FROM silver.touch GROUP BY source_system, month
    UNION ALL SELECT 'touch_rows', NULL, COUNT(*), source_system, NULL, NULL, month, true FROM gold.fct_touch GROUP BY source_system, month
    UNION ALL SELECT 'work_item_rows', NULL, COUNT(*), source_system, NULL, NULL, date_key(reporting_date(created_at)) DIV 100, false FROM silver.work_item GROUP BY source_system, date_key(reporting_date(created_at)) DIV 100
    UNION ALL SELECT 'work_item_rows', NULL, COUNT(*), source_system, NULL, NULL, submitted_date_key DIV 100, true FROM gold.fct_work_item GROUP BY source_system, submitted_date_key DIV 100
    UNION ALL
    SELECT
        stack(
            2,
            'credited_amount', reporting_currency(), CAST(amount AS DECIMAL(28, 6)),
            'credited_conversions', NULL, CAST(conversions AS DECIMAL(28, 6))
        ),
        NULL, model, milestone, month, is_gold
    FROM (
        SELECT milestone, month, amount, rows AS conversions, model, false AS is_gold
        FROM silver_conversions
        CROSS JOIN models
        UNION ALL
        SELECT milestone, month, amount, conversions, model, true
        FROM gold_credits
        INNER JOIN models USING (model_key)
        INNER JOIN milestones USING (milestone_key)
    )
),

named AS (
    SELECT
        measure,
        COALESCE(source_system, '(all)') AS source_system,
        COALESCE(NULLIF(currency, '(unknown)'), CASE WHEN measure LIKE '%amount' OR measure LIKE '%cost' OR measure = 'ad_spend' THEN '(unknown)' ELSE '(none)' END) AS currency,
        COALESCE(model, '(none)') AS model,
        COALESCE(milestone, '(none)') AS milestone,
        month,
        total,
        is_gold
    FROM sums
),

tied AS (
    SELECT
        measure,
        source_system,
        currency,
        model,
        milestone,
        CAST(month AS INT) AS month,
        CAST(COALESCE(SUM(total) FILTER (WHERE NOT is_gold), 0) AS DECIMAL(28, 6)) AS silver,
        CAST(COALESCE(SUM(total) FILTER (WHERE is_gold), 0) AS DECIMAL(28, 6)) AS gold
    FROM named
    GROUP BY measure, source_system, currency, model, milestone, month
),

final AS (
    SELECT
        record_key('control_total', concat_ws('|', measure, source_system, currency, model, milestone, month)) AS control_total_key,
        measure,
        source_system,
        currency,
        model,
        milestone,
        CAST(month AS INT) AS month,
        silver,
        gold,
        CAST(gold - silver AS DECIMAL(28, 6)) AS difference
    FROM tied
)

SELECT * FROM final
