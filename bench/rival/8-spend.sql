-- Spend by account, campaign and day, as reported last; in its own and the reporting currency.
CREATE TABLE ad_spend AS
WITH google_report AS (
    SELECT
        'google_ads' AS source_system,
        replace("Customer ID", '-', '') AS account_id,
        CAST("Day" AS DATE) AS spend_date,
        "Campaign ID" AS campaign_id,
        "Campaign" AS campaign_name,
        "Campaign type" AS campaign_type,
        "Currency code" AS currency,
        amount("Cost") AS spend,
        CAST(amount("Impr.") AS BIGINT) AS impressions,
        CAST(amount("Clicks") AS BIGINT) AS clicks,
        amount("Conversions") AS conversions,
        delivered(filename) AS delivered
    FROM '${out}/bronze_google_report.parquet'
),

google_api AS (
    SELECT
        'google_ads' AS source_system,
        customer ->> 'id' AS account_id,
        CAST(segments ->> 'date' AS DATE) AS spend_date,
        campaign ->> 'id' AS campaign_id,
        campaign ->> 'name' AS campaign_name,
        campaign ->> 'advertisingChannelType' AS campaign_type,
        customer ->> 'currencyCode' AS currency,
        CAST(CAST(metrics ->> 'costMicros' AS DECIMAL(19, 0)) * 0.000001 AS DECIMAL(18, 4)) AS spend,
        CAST(metrics ->> 'impressions' AS BIGINT) AS impressions,
        CAST(metrics ->> 'clicks' AS BIGINT) AS clicks,
        CAST(metrics ->> 'conversions' AS DECIMAL(18, 4)) AS conversions,
        delivered(filename) AS delivered
    FROM '${out}/bronze_google_api.parquet'
),

linked_in AS (
    SELECT
        'linkedin_ads' AS source_system,
        regexp_extract(filename, 'account_([0-9]+)_', 1) AS account_id,
        CAST(strptime("Start Date (in UTC)", '%m/%d/%Y') AS DATE) AS spend_date,
        "Campaign ID" AS campaign_id,
        "Campaign Name" AS campaign_name,
        "Campaign Type" AS campaign_type,
        "Currency" AS currency,
        amount("Total Spent") AS spend,
        CAST(amount("Impressions") AS BIGINT) AS impressions,
        CAST(amount("Clicks") AS BIGINT) AS clicks,
        amount("Conversions") AS conversions,
        delivered(filename) AS delivered
    FROM '${out}/bronze_linkedin.parquet'
),

delivered_spend AS (
    SELECT * FROM google_report
    UNION ALL
    SELECT * FROM google_api
    UNION ALL
    SELECT * FROM linked_in
),

-- The newest report of an account's day replaces the whole day.
newest AS (
    SELECT *
    FROM delivered_spend
    QUALIFY delivered = max(delivered) OVER (PARTITION BY source_system, account_id, spend_date)
),

channel_of_spend AS (
    SELECT
        *,
        ${channel_value} AS channel
    FROM (
        SELECT
            source_system,
            campaign_name AS rule_campaign,
            campaign_type,
            'ad_spend' AS touch_type,
            CASE source_system WHEN 'google_ads' THEN 'google' ELSE 'linkedin' END AS utm_source,
            CASE source_system WHEN 'google_ads' THEN 'cpc' ELSE 'paid_social' END AS utm_medium,
            CAST(NULL AS VARCHAR) AS rule_click_id,
            ${channel_period} AS period
        FROM (SELECT DISTINCT source_system, campaign_name, campaign_type, spend_date AS on_day FROM newest)
        GROUP BY ALL
    ) AS written
)

SELECT
    newest.* EXCLUDE (delivered, on_day),
    month_of(newest.spend_date) AS month,
    channel_of_spend.channel,
    CASE WHEN newest.spend = 0 THEN 1 ELSE fx_rate_daily.rate END AS fx_rate,
    CAST(round(newest.spend * fx_rate_daily.rate, 4) AS DECIMAL(18, 4)) AS spend_reporting
FROM (SELECT *, spend_date AS on_day FROM newest) AS newest
INNER JOIN channel_of_spend
    ON channel_of_spend.source_system = newest.source_system
    AND channel_of_spend.rule_campaign = newest.campaign_name
    AND channel_of_spend.campaign_type = newest.campaign_type
    AND channel_of_spend.period = ${channel_period}
LEFT JOIN fx_rate_daily ON fx_rate_daily.currency = newest.currency AND fx_rate_daily.day = newest.spend_date;

COPY ad_spend TO '${out}/ad_spend.parquet';
