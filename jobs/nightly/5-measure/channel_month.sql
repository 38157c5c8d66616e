-- One row per month, channel and attribution model: spend beside what it brought.
-- Why: spend, cost, leads and credit are facts with no common key but month and channel. They are stacked and not joined,
-- so a month with spend and no lead, or leads and no spend, loses nothing and nothing is counted twice; what a row has no
-- fact of is null and not 0. Spend, cost and leads know no attribution model: they stand in the rows of the model (none).
WITH spend_in_reporting_currency AS (
    SELECT
        spend.month,
        spend.channel,
        spend.spend * CASE WHEN spend.currency = reporting_currency() OR spend.spend = 0 THEN 1 ELSE rates.rate END
            AS spend,
        spend.impressions,
        spend.clicks
    FROM silver.ad_spend AS spend
    LEFT JOIN silver.fx_rate_daily AS rates
        ON spend.currency = rates.currency AND spend.spend_date = rates.day
),

spend AS (
    SELECT
        month,
        channel,
        count_if(spend IS NULL) AS spend_rows_without_rate,
        CASE WHEN count_if(spend IS NULL) = 0 THEN sum(spend) END AS spend,
        sum(impressions) AS impressions,
        sum(clicks) AS clicks
    FROM spend_in_reporting_currency
    GROUP BY month, channel
),

-- Days that lie ahead have cost nothing yet.
costs AS (
    SELECT
        month_of(facts.cost_on) AS month,
        channels.channel,
        count_if(facts.fx_rate IS NULL) AS cost_rows_without_rate,
        CASE WHEN count_if(facts.fx_rate IS NULL) = 0 THEN sum(facts.cost * facts.fx_rate) END AS cost
    FROM gold.fct_cost AS facts
    INNER JOIN gold.dim_channel AS channels ON facts.channel_key = channels.channel_key
    WHERE facts.cost_on <= reporting_date(as_of())
    GROUP BY month_of(facts.cost_on), channels.channel
),

leads AS (
    SELECT
        month_of(created_on) AS month,
        channel,
        count(*) AS new_leads
    FROM silver.funnel
    WHERE created_on IS NOT NULL
    GROUP BY month_of(created_on), channel
),

hand_overs AS (
    SELECT
        month_of(mql_on) AS month,
        channel,
        count(*) AS mqls
    FROM silver.funnel
    WHERE mql_on IS NOT NULL
    GROUP BY month_of(mql_on), channel
),

credited AS (
    SELECT
        conversion_month AS month,
        channel_key,
        model_key,
        sum(CASE WHEN milestone_key = member_key('milestone', 'opportunity_created') THEN credited_conversions END)
            AS attributed_opportunities,
        sum(CASE WHEN milestone_key = member_key('milestone', 'opportunity_created') THEN credited_amount END)
            AS attributed_pipeline,
        sum(CASE WHEN milestone_key = member_key('milestone', 'closed_won') THEN credited_amount END)
            AS attributed_revenue
    FROM silver.credit_month
    WHERE milestone_key IN (member_key('milestone', 'opportunity_created'), member_key('milestone', 'closed_won'))
    GROUP BY conversion_month, channel_key, model_key
),

credits AS (
    SELECT
        credited.month,
        CASE WHEN credited.channel_key = -2 THEN '(no touch)' ELSE channels.channel END AS channel,
        models.model,
        credited.attributed_opportunities,
        credited.attributed_pipeline,
        credited.attributed_revenue
    FROM credited
    INNER JOIN gold.dim_model AS models ON credited.model_key = models.model_key
    LEFT JOIN gold.dim_channel AS channels ON credited.channel_key = channels.channel_key
),

stacked AS (
    SELECT month, channel, '(none)' AS model, spend_rows_without_rate, spend, impressions, clicks,
        NULL AS cost_rows_without_rate, NULL AS cost, NULL AS new_leads, NULL AS mqls,
        NULL AS attributed_opportunities, NULL AS attributed_pipeline, NULL AS attributed_revenue
    FROM spend
    UNION ALL
    SELECT month, channel, '(none)', NULL, NULL, NULL, NULL, cost_rows_without_rate, cost, NULL, NULL, NULL, NULL, NULL
    FROM costs
    UNION ALL
    SELECT month, channel, '(none)', NULL, NULL, NULL, NULL, NULL, NULL, new_leads, NULL, NULL, NULL, NULL FROM leads
    UNION ALL
    SELECT month, channel, '(none)', NULL, NULL, NULL, NULL, NULL, NULL, NULL, mqls, NULL, NULL, NULL FROM hand_overs
    UNION ALL
    SELECT month, channel, model, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        attributed_opportunities, attributed_pipeline, attributed_revenue
    FROM credits
),

final AS (
    SELECT
        month,
        make_date(month DIV 100, month % 100, 1) AS month_start,
        channel,
        model,
        max(max(spend_rows_without_rate) IS NOT NULL) OVER (PARTITION BY channel) AS has_spend,
        CAST(sum(spend) AS DECIMAL(18, 4)) AS spend,
        sum(spend_rows_without_rate) AS spend_rows_without_rate,
        sum(impressions) AS impressions,
        sum(clicks) AS clicks,
        max(max(cost_rows_without_rate) IS NOT NULL) OVER (PARTITION BY channel) AS has_cost,
        CAST(sum(cost) AS DECIMAL(18, 4)) AS cost,
        sum(cost_rows_without_rate) AS cost_rows_without_rate,
        sum(new_leads) AS new_leads,
        sum(mqls) AS mqls,
        CAST(sum(attributed_opportunities) AS DECIMAL(18, 6)) AS attributed_opportunities,
        CAST(sum(attributed_pipeline) AS DECIMAL(18, 4)) AS attributed_pipeline,
        CAST(sum(attributed_revenue) AS DECIMAL(18, 4)) AS attributed_revenue
    FROM stacked
    GROUP BY month, channel, model
)

SELECT * FROM final
