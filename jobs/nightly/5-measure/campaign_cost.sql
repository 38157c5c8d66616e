-- One row per campaign or program of which its system states a cost: whether the cost counts, and for which days.
-- Why: the CRM, the automation and the ad platforms state one and the same money. It counts once, from who is nearest to the
-- invoice: the platform, then the CRM, then the automation. The cost 0 is one that nobody typed in, and states nothing.
WITH campaigns AS (
    SELECT
        *,
        coalesce(record_key(crm_beside(source_system), crm_campaign_id), campaign_key) AS crm_campaign_key
    FROM silver.campaign
    WHERE NOT is_deleted
),

spend AS (
    SELECT campaign_key, spend_date FROM silver.ad_spend WHERE spend <> 0
),

ties AS (
    SELECT * FROM silver.ad_campaign_tie
),

campaigns_with_spend AS (
    SELECT DISTINCT ties.crm_campaign_key
    FROM spend
    INNER JOIN ties
        ON spend.campaign_key = ties.campaign_key
        AND spend.spend_date >= ties.first_day
        AND (spend.spend_date < ties.next_day OR ties.next_day IS NULL)
),

-- A program may be synchronised with a campaign that the CRM no longer has: then its cost is its own.
stated AS (
    SELECT
        campaigns.*,
        coalesce(crm.campaign_key, campaigns.campaign_key) AS cost_campaign_key,
        crm.campaign_key <> campaigns.campaign_key AND crm.actual_cost <> 0 AS is_stated_by_crm,
        cost_channel(crm.channel, campaigns.channel) AS cost_channel,
        CASE WHEN campaigns.start_date IS NULL THEN crm.start_date ELSE campaigns.start_date END AS first_day,
        CASE WHEN campaigns.start_date IS NULL THEN crm.end_date ELSE campaigns.end_date END AS told_last_day
    FROM campaigns
    LEFT JOIN campaigns AS crm ON campaigns.crm_campaign_key = crm.campaign_key
    WHERE campaigns.actual_cost <> 0
),

dated AS (
    SELECT
        *,
        CASE WHEN date_key(first_day) > 0 THEN first_day END AS known_first_day
    FROM stated
),

final AS (
    SELECT
        dated.campaign_key,
        dated.cost_campaign_key,
        dated.source_system,
        dated.cost_channel AS channel,
        dated.currency,
        dated.actual_cost AS cost,
        dated.known_first_day AS first_day,
        CASE
            WHEN dated.told_last_day BETWEEN dated.known_first_day AND date_add(dated.known_first_day, 3652)
                THEN dated.told_last_day
            ELSE dated.known_first_day
        END AS last_day,
        CASE
            WHEN campaigns_with_spend.crm_campaign_key IS NOT NULL THEN 'platform'
            WHEN dated.is_stated_by_crm THEN 'crm'
            ELSE '(not applicable)'
        END AS superseded_by
    FROM dated
    LEFT JOIN campaigns_with_spend ON dated.cost_campaign_key = campaigns_with_spend.crm_campaign_key
)

SELECT * FROM final
