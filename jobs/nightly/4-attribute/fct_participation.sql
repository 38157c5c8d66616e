-- One row per month, linear model, milestone and channel that took part in a conversion of the month; and one per campaign.
-- Why: who took part is asked beside who earned how much. Each participant has the whole conversion, so that the sum is more
-- than there is: it can be no model's credit. A linear model credits every touch that it sees, so it names them all.
WITH credits AS (
    SELECT * FROM gold.fct_attribution_credit WHERE touch_key <> -1
),

linear_models AS (
    SELECT model_key FROM gold.dim_model WHERE shape = 'linear'
),

touched AS (
    SELECT
        credits.conversion_month,
        credits.model_key,
        credits.milestone_key,
        credits.conversion_key,
        credits.channel_key,
        credits.campaign_key,
        sum(credits.credited_amount) AS credited_amount
    FROM credits
    INNER JOIN linear_models ON credits.model_key = linear_models.model_key
    GROUP BY
        credits.conversion_month, credits.model_key, credits.milestone_key, credits.conversion_key, credits.channel_key,
        credits.campaign_key
),

-- The parts of a conversion add up to its amount.
with_amount AS (
    SELECT
        *,
        sum(credited_amount) OVER (PARTITION BY conversion_month, model_key, milestone_key, conversion_key) AS amount
    FROM touched
),

participants AS (
    SELECT conversion_month, model_key, milestone_key, conversion_key, 'channel' AS level, channel_key, -2L AS campaign_key, amount
    FROM with_amount
    UNION ALL
    SELECT conversion_month, model_key, milestone_key, conversion_key, 'campaign' AS level, -2L AS channel_key, campaign_key, amount
    FROM with_amount
    WHERE campaign_key <> -2
),

once AS (
    SELECT
        conversion_month, model_key, milestone_key, conversion_key, level, channel_key, campaign_key, max(amount) AS amount
    FROM participants
    GROUP BY conversion_month, model_key, milestone_key, conversion_key, level, channel_key, campaign_key
),

final AS (
    SELECT
        conversion_month,
        model_key,
        milestone_key,
        level,
        channel_key,
        campaign_key,
        count(*) AS conversions,
        CAST(sum(amount) AS DECIMAL(29, 4)) AS amount
    FROM once
    GROUP BY conversion_month, model_key, milestone_key, level, channel_key, campaign_key
)

SELECT * FROM final
