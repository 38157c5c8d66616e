-- One row per month of cost, channel or all of them, and attribution model: what the costs of the month have brought in since.
-- Why: ROAS and ROI set the revenue of a month against the costs of the same month. A deal that takes half a year was paid for
-- by costs of half a year ago: here its amount goes back to the month of each touch that it is credited to.
WITH cost_by_channel AS (
    SELECT month, channel, cost, cost_rows_without_rate
    FROM silver.channel_month
    WHERE model = '(none)' AND has_cost
),

paid_channels AS (
    SELECT DISTINCT channel FROM cost_by_channel
),

costs AS (
    SELECT
        month,
        coalesce(channel, '(all)') AS channel,
        CASE WHEN coalesce(sum(cost_rows_without_rate), 0) = 0 THEN sum(cost) END AS cost
    FROM cost_by_channel
    GROUP BY GROUPING SETS ((month, channel), (month))
),

won AS (
    SELECT
        credits.touch_month AS month,
        channels.channel,
        models.model,
        credits.conversion_month,
        credits.credited_amount
    FROM silver.credit_month AS credits
    INNER JOIN gold.dim_model AS models ON credits.model_key = models.model_key
    INNER JOIN gold.dim_channel AS channels ON credits.channel_key = channels.channel_key
    INNER JOIN paid_channels ON channels.channel = paid_channels.channel
    WHERE credits.milestone_key = member_key('milestone', 'closed_won') AND credits.touch_month > 0
),

revenue AS (
    SELECT
        month,
        coalesce(channel, '(all)') AS channel,
        model,
        conversion_month,
        sum(credited_amount) AS amount
    FROM won
    GROUP BY GROUPING SETS ((month, channel, model, conversion_month), (month, model, conversion_month))
),

accumulated AS (
    SELECT
        *,
        sum(amount) OVER (
            PARTITION BY month, channel, model
            ORDER BY conversion_month
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS amount_until
    FROM revenue
),

returns AS (
    SELECT
        accumulated.month,
        accumulated.channel,
        accumulated.model,
        sum(accumulated.amount) AS attributed_revenue,
        min(CASE WHEN accumulated.amount_until >= costs.cost THEN accumulated.conversion_month END) AS paid_back_month
    FROM accumulated
    LEFT JOIN costs ON accumulated.month = costs.month AND accumulated.channel = costs.channel
    GROUP BY accumulated.month, accumulated.channel, accumulated.model
),

first_wins AS (
    SELECT min(converted_on) AS won_on
    FROM silver.conversion
    WHERE milestone = 'closed_won'
    GROUP BY coalesce(account_key, opportunity_key), account_key IS NULL
),

new_customers AS (
    SELECT month_of(won_on) AS month, count(*) AS new_customers
    FROM first_wins
    GROUP BY month_of(won_on)
),

months_and_channels AS (
    SELECT month, channel FROM costs
    UNION
    SELECT month, channel FROM returns
    UNION
    SELECT month, '(all)' FROM new_customers
),

models AS (
    SELECT model FROM gold.dim_model WHERE model_key NOT IN (-1, -2)
    UNION ALL
    SELECT '(none)'
),

final AS (
    SELECT
        keys.month,
        make_date(keys.month DIV 100, keys.month % 100, 1) AS month_start,
        keys.channel,
        models.model,
        CAST(costs.cost AS DECIMAL(18, 4)) AS cost,
        CASE WHEN models.model = '(none)' AND keys.channel = '(all)' THEN new_customers.new_customers END
            AS new_customers,
        CAST(returns.attributed_revenue AS DECIMAL(18, 4)) AS attributed_revenue,
        returns.paid_back_month,
        CAST(
            12 * (returns.paid_back_month DIV 100 - keys.month DIV 100) + returns.paid_back_month % 100 - keys.month % 100
            AS INT
        ) AS payback_months
    FROM months_and_channels AS keys
    CROSS JOIN models
    LEFT JOIN costs ON keys.month = costs.month AND keys.channel = costs.channel
    LEFT JOIN returns
        ON keys.month = returns.month AND keys.channel = returns.channel AND models.model = returns.model
    LEFT JOIN new_customers ON keys.month = new_customers.month
)

SELECT * FROM final
