-- One row per conversion, model and credited touch; and one per conversion and model for what no touch can be credited with.
-- Why: stored by conversion_month, not month: gold.fct_touch is stored by the touch's month, and the two must not be
-- taken for one when only changed months are recomputed. silver.credit repeats what is needed of touch and conversion,
-- because it is the largest table and a join of it would cost more than making it.
WITH
credits AS (
    SELECT * FROM silver.credit
),

accounts AS (
    SELECT account_key FROM gold.dim_account
),

campaigns AS (
    SELECT campaign_key FROM gold.dim_campaign
),

final AS (
    SELECT
        credits.conversion_key,
        member_key('model', credits.model) AS model_key,
        member_key('milestone', credits.milestone) AS milestone_key,
        credits.month AS conversion_month,
        date_key(credits.converted_on) AS date_key,
        CASE WHEN credits.touch_key = -1 THEN -2 ELSE date_key(credits.touched_on) END AS touch_date_key,
        credits.touch_key,
        CASE WHEN credits.touch_key = -1 THEN -2L ELSE member_key('channel', credits.channel) END AS channel_key,
        CASE
            WHEN credits.campaign_key IS NULL THEN -2L
            ELSE COALESCE(campaigns.campaign_key, -1L)
        END AS campaign_key,
        CASE WHEN credits.touch_key = -1 THEN -2L ELSE COALESCE(credits.person_key, -1L) END AS person_key,
        CASE
            WHEN credits.account_key IS NULL THEN -2L
            ELSE COALESCE(accounts.account_key, -1L)
        END AS account_key,
        COALESCE(credits.opportunity_key, -2L) AS opportunity_key,
        credits.position,
        credits.touches,
        credits.credited_conversions,
        credits.credited_amount,
        COALESCE(credits.reason, '(not applicable)') AS unattributed_reason
    FROM credits
    LEFT JOIN campaigns ON credits.campaign_key = campaigns.campaign_key
    LEFT JOIN accounts ON credits.account_key = accounts.account_key
)

SELECT * FROM final
