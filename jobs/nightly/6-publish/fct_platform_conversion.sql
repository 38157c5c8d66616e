-- One row per day, ad platform and campaign of it: the conversions that the platform claims beside those that we credit it with.
-- Why: platforms claim each conversion that follows one of their ads, and several claim the same. Nobody may add that up, but
-- everybody asks why it is more than ours: here both stand side by side. A touch is tied by the campaign's name, whatever name
-- it had; a name that several campaigns have tells none of them.
WITH spend AS (
    SELECT campaign_key, campaign_name, source_system, spend_date, conversions FROM silver.ad_spend
),

platform_days AS (
    SELECT
        campaign_key,
        date_key(spend_date) AS date_key,
        sum(conversions) AS platform_conversions
    FROM spend
    GROUP BY campaign_key, date_key(spend_date)
),

platforms AS (
    SELECT campaign_key, min(source_system) AS source_system FROM spend GROUP BY campaign_key
),

names AS (
    SELECT
        lower(trim(campaign_name)) AS name,
        min(campaign_key) AS campaign_key
    FROM spend
    WHERE trim(campaign_name) <> ''
    GROUP BY lower(trim(campaign_name))
    HAVING min(campaign_key) = max(campaign_key)
),

named_touches AS (
    SELECT
        touch_key,
        occurred_on,
        lower(trim(coalesce(utm_campaign, CASE WHEN touch_type = 'ad_lead_form' THEN campaign_name END))) AS name
    FROM silver.touch
),

touches AS (
    SELECT named_touches.touch_key, date_key(named_touches.occurred_on) AS date_key, names.campaign_key
    FROM named_touches
    INNER JOIN names ON named_touches.name = names.name
),

credits AS (
    SELECT touch_key, credited_conversions
    FROM gold.fct_attribution_credit
    WHERE model_key = member_key('model', house_model())
        AND milestone = 'lead_created'
        AND touch_key <> -1
),

credited_days AS (
    SELECT
        touches.campaign_key,
        touches.date_key,
        sum(credits.credited_conversions) AS credited_conversions
    FROM credits
    INNER JOIN touches ON credits.touch_key = touches.touch_key
    GROUP BY touches.campaign_key, touches.date_key
),

days AS (
    SELECT
        coalesce(platform_days.date_key, credited_days.date_key) AS date_key,
        coalesce(platform_days.campaign_key, credited_days.campaign_key) AS campaign_key,
        platform_days.platform_conversions,
        coalesce(credited_days.credited_conversions, 0) AS credited_conversions
    FROM platform_days
    FULL JOIN credited_days
        ON platform_days.campaign_key = credited_days.campaign_key
        AND platform_days.date_key = credited_days.date_key
),

final AS (
    SELECT
        days.date_key,
        days.campaign_key,
        platforms.source_system,
        member_key('model', house_model()) AS model_key,
        CAST(days.platform_conversions AS DECIMAL(18, 4)) AS platform_conversions,
        CAST(days.credited_conversions AS DECIMAL(18, 6)) AS credited_conversions,
        CAST(days.platform_conversions - days.credited_conversions AS DECIMAL(19, 6)) AS difference
    FROM days
    INNER JOIN platforms ON days.campaign_key = platforms.campaign_key
)

SELECT * FROM final
