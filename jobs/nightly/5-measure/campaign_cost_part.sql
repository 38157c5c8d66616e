-- One row per cost of a campaign that counts and campaign that bears a part of it.
-- Why: what is paid for a whole programme, an agency's fee, is paid for the campaigns below it. Those bear it that have none
-- below themselves, at whatever depth (Salesforce allows five levels), so that nothing is divided twice. The days stay those
-- of the cost: the rule moves money between campaigns, never between months.
WITH costs AS (
    SELECT * FROM silver.campaign_cost WHERE superseded_by = '(not applicable)'
),

campaigns AS (
    SELECT
        campaign_key,
        channel,
        record_key(source_system, parent_id) AS parent_key
    FROM silver.campaign
    WHERE NOT is_deleted
),

lowest AS (
    SELECT campaigns.campaign_key, campaigns.channel, campaigns.parent_key
    FROM campaigns
    LEFT ANTI JOIN campaigns AS below ON campaigns.campaign_key = below.parent_key
    WHERE campaigns.parent_key IS NOT NULL AND parent_costs() <> 'none'
),

above AS (
    SELECT
        lowest.campaign_key,
        lowest.channel,
        explode(array_compact(array_distinct(array(
            lowest.parent_key, second.parent_key, third.parent_key, fourth.parent_key
        )))) AS upper_key
    FROM lowest
    LEFT JOIN campaigns AS second ON lowest.parent_key = second.campaign_key
    LEFT JOIN campaigns AS third ON second.parent_key = third.campaign_key
    LEFT JOIN campaigns AS fourth ON third.parent_key = fourth.campaign_key
),

members AS (
    SELECT campaign_key, count(*) AS members
    FROM silver.campaign_member
    WHERE parent_costs() = 'by-members'
    GROUP BY campaign_key
),

bearers AS (
    SELECT
        costs.*,
        CASE WHEN costs.cost = round(costs.cost, 2) THEN 0.0100BD ELSE 0.0001BD END AS unit,
        coalesce(above.campaign_key, costs.cost_campaign_key) AS bearer_key,
        cost_channel(above.channel, costs.channel) AS bearer_channel,
        CASE WHEN above.campaign_key IS NULL THEN 'campaign' ELSE 'parent' END AS tied_by,
        CAST(coalesce(members.members, 0) AS DECIMAL(10, 0)) AS members
    FROM costs
    LEFT JOIN above ON costs.cost_campaign_key = above.upper_key
    LEFT JOIN members ON above.campaign_key = members.campaign_key
),

weighed AS (
    SELECT
        *,
        CAST(cost / unit AS DECIMAL(20, 0)) AS all_units,
        CASE WHEN sum(members) OVER one_cost > 0 THEN members ELSE CAST(1 AS DECIMAL(10, 0)) END AS weight
    FROM bearers
    WINDOW one_cost AS (PARTITION BY campaign_key)
),

summed AS (
    SELECT
        *,
        CAST(sum(weight) OVER (PARTITION BY campaign_key) AS DECIMAL(12, 0)) AS all_weights
    FROM weighed
),

whole AS (
    SELECT
        *,
        CAST((all_units * weight - pmod(all_units * weight, all_weights)) / all_weights AS DECIMAL(20, 0)) AS whole_units
    FROM summed
),

ranked AS (
    SELECT
        *,
        all_units - sum(whole_units) OVER (PARTITION BY campaign_key) AS left_over,
        row_number() OVER (
            PARTITION BY campaign_key
            ORDER BY all_units * weight - whole_units * all_weights DESC, bearer_key
        ) AS place
    FROM whole
),

final AS (
    SELECT
        campaign_key,
        bearer_key AS cost_campaign_key,
        tied_by,
        source_system,
        bearer_channel AS channel,
        currency,
        CAST(unit AS DECIMAL(5, 4)) AS unit,
        CAST(whole_units + CASE WHEN place <= left_over THEN 1 ELSE 0 END AS DECIMAL(20, 0)) AS units,
        first_day,
        last_day
    FROM ranked
)

SELECT * FROM final
