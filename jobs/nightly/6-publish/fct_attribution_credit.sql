-- One row per conversion, model and credited touch; and one per conversion and model for what no touch can be credited with.
-- Why: silver.credit repeats what is needed of touch and conversion, and the dimensions hold every key, so that no join is
-- needed: a night makes only the months anew whose credit changed.
WITH
credits AS (
    SELECT * FROM silver.credit
),

final AS (
    SELECT
        conversion_key,
        member_key('model', model) AS model_key,
        member_key('milestone', milestone) AS milestone_key,
        conversion_month,
        date_key(converted_on) AS date_key,
        CASE WHEN touch_key = -1 THEN -2 ELSE date_key(touched_on) END AS touch_date_key,
        touch_key,
        CASE WHEN touch_key = -1 THEN -2L ELSE member_key('channel', channel) END AS channel_key,
        COALESCE(campaign_key, -2L) AS campaign_key,
        COALESCE(person_key, -2L) AS person_key,
        COALESCE(account_key, -2L) AS account_key,
        COALESCE(opportunity_key, -2L) AS opportunity_key,
        position,
        touches,
        credited_conversions,
        credited_amount,
        COALESCE(reason, '(not applicable)') AS unattributed_reason
    FROM credits
)

SELECT * FROM final
