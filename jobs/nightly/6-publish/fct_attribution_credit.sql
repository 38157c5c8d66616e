-- One row per conversion, model and credited touch; and one per conversion and model for what no touch can be credited with.
-- Why: stored by conversion_month, not month: gold.fct_touch is stored by the touch's month, and the two must not be
-- taken for one when only changed months are recomputed.
WITH
credits AS (
    SELECT * FROM silver.credit
),

conversions AS (
    SELECT * FROM silver.conversion
),

touches AS (
    SELECT touch_key, date_key, channel_key, campaign_key, person_key FROM gold.fct_touch
),

accounts AS (
    SELECT account_key FROM gold.dim_account
),

placed_conversions AS (
    SELECT
        conversions.conversion_key,
        date_key(conversions.converted_on) AS date_key,
        COALESCE(conversions.opportunity_key, -2L) AS opportunity_key,
        CASE
            WHEN conversions.account_key IS NULL THEN -2L
            ELSE COALESCE(accounts.account_key, -1L)
        END AS account_key
    FROM conversions
    LEFT JOIN accounts ON conversions.account_key = accounts.account_key
),

-- The rest has no touch: it joins by its conversion's key, which spreads it evenly, and the second condition keeps it unmatched.
spread_credits AS (
    SELECT
        *,
        CASE WHEN touch_key = -1 THEN conversion_key ELSE touch_key END AS join_key
    FROM credits
),

final AS (
    SELECT
        spread_credits.conversion_key,
        member_key('model', spread_credits.model) AS model_key,
        member_key('milestone', spread_credits.milestone) AS milestone_key,
        spread_credits.month AS conversion_month,
        placed_conversions.date_key,
        CASE WHEN spread_credits.touch_key = -1 THEN -2 ELSE COALESCE(touches.date_key, -1) END AS touch_date_key,
        spread_credits.touch_key,
        CASE WHEN spread_credits.touch_key = -1 THEN -2L ELSE COALESCE(touches.channel_key, -1L) END AS channel_key,
        CASE WHEN spread_credits.touch_key = -1 THEN -2L ELSE COALESCE(touches.campaign_key, -1L) END AS campaign_key,
        CASE WHEN spread_credits.touch_key = -1 THEN -2L ELSE COALESCE(touches.person_key, -1L) END AS person_key,
        placed_conversions.account_key,
        placed_conversions.opportunity_key,
        spread_credits.position,
        spread_credits.touches,
        spread_credits.credited_conversions,
        spread_credits.credited_amount,
        COALESCE(spread_credits.reason, '(not applicable)') AS unattributed_reason
    FROM spread_credits
    INNER JOIN placed_conversions ON spread_credits.conversion_key = placed_conversions.conversion_key
    LEFT JOIN touches
        ON spread_credits.join_key = touches.touch_key
        AND spread_credits.touch_key <> -1
)

SELECT * FROM final
