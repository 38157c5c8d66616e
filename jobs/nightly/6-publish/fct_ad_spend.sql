-- One row per day, ad account and campaign, as the ad platform last reported it.
-- Why: converted at the rate of the day of the spend; a missing rate gives null and never 1.
WITH
spend AS (
    SELECT * FROM silver.ad_spend
),

rates AS (
    SELECT * FROM silver.fx_rate_daily
),

campaigns AS (
    SELECT campaign_key FROM gold.dim_campaign
),

rated AS (
    SELECT
        spend.*,
        CASE WHEN spend.currency = reporting_currency() THEN CAST(1 AS DECIMAL(19, 9)) ELSE rates.rate END AS fx_rate
    FROM spend
    LEFT JOIN rates
        ON spend.currency = rates.currency
        AND spend.spend_date = rates.day
),

final AS (
    SELECT
        rated.ad_spend_key,
        date_key(rated.spend_date) AS date_key,
        COALESCE(campaigns.campaign_key, -1L) AS campaign_key,
        member_key('channel', rated.channel) AS channel_key,
        rated.source_system,
        rated.account_id AS ad_account_id,
        COALESCE(rated.currency, '(unknown)') AS currency,
        rated.spend,
        rated.fx_rate,
        CAST(ROUND(rated.spend * rated.fx_rate, 4) AS DECIMAL(18, 4)) AS spend_reporting,
        rated.impressions,
        rated.clicks,
        rated.conversions
    FROM rated
    LEFT JOIN campaigns ON rated.campaign_key = campaigns.campaign_key
)

SELECT * FROM final
