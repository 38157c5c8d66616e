-- Spend, clicks and impressions of each platform, as they were added up by other means and as the tables hold them.
WITH files AS (
    SELECT *
    FROM VALUES
        ('google_ads_campaign_stats_data.csv', 'fivetran_google_ads/campaign_stats'),
        ('facebook_ads_basic_ad_data.csv', 'fivetran_facebook_ads/basic_ad'),
        ('linkedin_ad_analytics_by_creative_data.csv', 'fivetran_linkedin/ad_analytics_by_creative'),
        ('microsoft_ads_campaign_performance_daily_report_data.csv', 'fivetran_microsoft_ads/campaign_performance_daily_report'),
        ('pinterest_campaign_report_data.csv', 'fivetran_pinterest/campaign_report'),
        ('reddit_ads_campaign_report_data.csv', 'fivetran_reddit_ads/campaign_report'),
        ('snapchat_campaign_hourly_report_data.csv', 'fivetran_snapchat/campaign_hourly_report'),
        ('tiktok_campaign_report_hourly_data.csv', 'fivetran_tiktok_ads/campaign_report_hourly'),
        ('twitter_campaign_report_data.csv', 'fivetran_twitter/campaign_report'),
        ('amazon_ads_campaign_level_report_data.csv', 'fivetran_amazon_ads/campaign_level_report')
        AS file (file, export)
),

expected_totals AS (
    SELECT * FROM silver.expected_total
),

figures AS (
    SELECT _export, spend, clicks, impressions FROM silver.ad_spend
    UNION ALL
    SELECT _export, spend, clicks, impressions FROM silver.ad_breakdown
),

totals AS (
    SELECT
        _export,
        COUNT(*) AS rows,
        SUM(spend) AS spend,
        SUM(clicks) AS clicks,
        SUM(impressions) AS impressions
    FROM figures
    GROUP BY _export
),

compared AS (
    SELECT
        stated.file,
        STACK(
            4,
            'records', CAST(stated.rows AS DECIMAL(18, 4)), CAST(totals.rows AS DECIMAL(18, 4)), CAST(0 AS DECIMAL(19, 5)),
            'spend', stated.spend, CAST(totals.spend AS DECIMAL(18, 4)), CAST(0.00005 * (stated.rows + 1) AS DECIMAL(19, 5)),
            'clicks', CAST(stated.clicks AS DECIMAL(18, 4)), CAST(totals.clicks AS DECIMAL(18, 4)), CAST(0 AS DECIMAL(19, 5)),
            'impressions', CAST(stated.impressions AS DECIMAL(18, 4)), CAST(totals.impressions AS DECIMAL(18, 4)), CAST(0 AS DECIMAL(19, 5))
        ) AS (figure, expected, actual, tolerance)
    FROM expected_totals AS stated
    LEFT JOIN files ON stated.file = files.file
    LEFT JOIN totals ON files.export = totals._export
),

figures_of_all AS (
    SELECT
        CONCAT(file, ': ', figure) AS name,
        expected,
        actual,
        tolerance
    FROM compared
    UNION ALL
    SELECT
        'files with expected totals',
        10,
        COUNT(*),
        0
    FROM expected_totals
    UNION ALL
    SELECT STACK(
        2,
        'mawave: campaign-days', CAST(1540 AS DECIMAL(18, 4)), CAST(rows AS DECIMAL(18, 4)), CAST(0 AS DECIMAL(19, 5)),
        'mawave: spend counted once', CAST(1303762.31 AS DECIMAL(18, 4)), CAST(spend AS DECIMAL(18, 4)), CAST(0 AS DECIMAL(19, 5))
    ) AS (name, expected, actual, tolerance)
    FROM totals
    WHERE _export = 'mawave/ad_metrics'
),

final AS (
    SELECT
        name,
        CAST(expected AS DECIMAL(18, 4)) AS expected,
        CAST(actual AS DECIMAL(18, 4)) AS actual,
        CAST(tolerance AS DECIMAL(19, 5)) AS tolerance
    FROM figures_of_all
)

SELECT * FROM final
