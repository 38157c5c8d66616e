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

sums AS (
    SELECT 'ad_spend' AS measure, source_system, currency, NULL AS model, NULL AS milestone, month, amount AS silver, 0 AS gold FROM silver_spend
    UNION ALL SELECT 'ad_spend', source_system, currency, NULL, NULL, month, 0, amount FROM gold_spend
    UNION ALL SELECT 'ad_spend_rows', source_system, NULL, NULL, NULL, month, rows, 0 FROM silver_spend
    UNION ALL SELECT 'ad_spend_rows', source_system, NULL, NULL, NULL, month, 0, rows FROM gold_spend
    UNION ALL SELECT 'ad_spend_cost', source_system, currency, NULL, NULL, month, amount, 0 FROM silver_spend
    UNION ALL SELECT 'ad_spend_cost', source_system, currency, NULL, NULL, month, 0, amount FROM cost_of_ads
    UNION ALL SELECT 'campaign_cost', source_system, currency, NULL, NULL, 0, amount, 0 FROM stated_costs
    UNION ALL SELECT 'campaign_cost', source_system, currency, NULL, NULL, 0, 0, amount FROM spread_costs
    UNION ALL SELECT 'campaign_cost', source_system, currency, NULL, NULL, 0, 0, amount FROM superseded_costs
    UNION ALL SELECT 'opportunity_amount', source_system, currency, NULL, NULL, month, amount, 0 FROM silver_opportunities
    UNION ALL SELECT 'opportunity_amount', source_system, currency, NULL, NULL, month, 0, amount FROM gold_opportunities
    UNION ALL SELECT 'opportunity_rows', source_system, NULL, NULL, NULL, month, rows, 0 FROM silver_opportunities
    UNION ALL SELECT 'opportunity_rows', source_system, NULL, NULL, NULL, month, 0, rows FROM gold_opportunities
    UNION ALL SELECT 'touch_rows', source_system, NULL, NULL, NULL, month, COUNT(*), 0 FROM silver.touch GROUP BY source_system, month
    UNION ALL SELECT 'touch_rows', source_system, NULL, NULL, NULL, month, 0, COUNT(*) FROM gold.fct_touch GROUP BY source_system, month
    UNION ALL SELECT 'work_item_rows', source_system, NULL, NULL, NULL, date_key(reporting_date(created_at)) DIV 100, COUNT(*), 0 FROM silver.work_item GROUP BY source_system, date_key(reporting_date(created_at)) DIV 100
    UNION ALL SELECT 'work_item_rows', source_system, NULL, NULL, NULL, submitted_date_key DIV 100, 0, COUNT(*) FROM gold.fct_work_item GROUP BY source_system, submitted_date_key DIV 100
    UNION ALL SELECT 'credited_amount', NULL, reporting_currency(), model, milestone, month, amount, 0 FROM silver_conversions CROSS JOIN models
    UNION ALL SELECT 'credited_amount', NULL, reporting_currency(), model, milestone, month, 0, amount FROM gold_credits INNER JOIN models USING (model_key) INNER JOIN milestones USING (milestone_key)
    UNION ALL SELECT 'credited_conversions', NULL, NULL, model, milestone, month, rows, 0 FROM silver_conversions CROSS JOIN models
    UNION ALL SELECT 'credited_conversions', NULL, NULL, model, milestone, month, 0, conversions FROM gold_credits INNER JOIN models USING (model_key) INNER JOIN milestones USING (milestone_key)
),

named AS (
    SELECT
        measure,
        COALESCE(source_system, '(all)') AS source_system,
        COALESCE(NULLIF(currency, '(unknown)'), CASE WHEN measure LIKE '%amount' OR measure LIKE '%cost' OR measure = 'ad_spend' THEN '(unknown)' ELSE '(none)' END) AS currency,
        COALESCE(model, '(none)') AS model,
        COALESCE(milestone, '(none)') AS milestone,
        month,
        silver,
        gold
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
        CAST(COALESCE(SUM(silver), 0) AS DECIMAL(28, 6)) AS silver,
        CAST(COALESCE(SUM(gold), 0) AS DECIMAL(28, 6)) AS gold
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
