-- Facts that others are made into: leads, opportunities, costs, and what platforms claim beside what is credited.
COPY funnel TO '${out}/lead.parquet';

COPY (
    SELECT
        opportunity.*,
        account_link.account_key,
        fx_rate_daily.rate AS fx_rate,
        CAST(round(opportunity.amount * fx_rate_daily.rate, 4) AS DECIMAL(18, 4)) AS amount_reporting
    FROM opportunity
    LEFT JOIN account_link ON account_link.account_record_key = opportunity.account_record_key
    LEFT JOIN fx_rate_daily
        ON fx_rate_daily.currency = opportunity.currency
        AND fx_rate_daily.day = least(opportunity.close_date, DATE '${today}')
) TO '${out}/opportunity.parquet';

COPY (
    SELECT
        source_system,
        key(source_system, campaign_id) AS campaign_key,
        spend_date AS cost_on,
        channel,
        currency,
        sum(spend) AS cost,
        CAST(round(sum(spend) * any_value(fx_rate), 4) AS DECIMAL(18, 4)) AS cost_reporting
    FROM ad_spend
    GROUP BY ALL
) TO '${out}/cost.parquet';

COPY (
    WITH platform_day AS (
        SELECT key(source_system, campaign_id) AS campaign_key, spend_date AS on_day, sum(conversions) AS platform_conversions
        FROM ad_spend
        GROUP BY ALL
    ),

    named AS (
        SELECT lower(trim(campaign_name)) AS name, min(key(source_system, campaign_id)) AS campaign_key
        FROM ad_spend
        WHERE trim(campaign_name) <> ''
        GROUP BY lower(trim(campaign_name))
        HAVING min(key(source_system, campaign_id)) = max(key(source_system, campaign_id))
    ),

    credited_day AS (
        SELECT named.campaign_key, touches.occurred_on AS on_day, sum(credits.credited_conversions) AS credited_conversions
        FROM (
            SELECT touch_key, credited_conversions
            FROM '${out}/credit.parquet'
            WHERE milestone = 'lead_created' AND model = 'w_shaped'
        ) AS credits
        INNER JOIN (
            SELECT touch_key, occurred_on, lower(trim(coalesce(utm_campaign, CASE WHEN touch_type = 'ad_lead_form' THEN campaign_name END))) AS name
            FROM '${out}/touch.parquet'
        ) AS touches ON touches.touch_key = credits.touch_key
        INNER JOIN named ON named.name = touches.name
        GROUP BY ALL
    )

    SELECT
        coalesce(platform_day.campaign_key, credited_day.campaign_key) AS campaign_key,
        coalesce(platform_day.on_day, credited_day.on_day) AS on_day,
        platform_day.platform_conversions,
        coalesce(credited_day.credited_conversions, 0) AS credited_conversions
    FROM platform_day
    FULL JOIN credited_day ON credited_day.campaign_key = platform_day.campaign_key AND credited_day.on_day = platform_day.on_day
) TO '${out}/platform_conversion.parquet';
