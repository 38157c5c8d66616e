-- One row per month, model, milestone and channel to which a conversion of the month is credited.
-- Why: the credits are by far the largest table. Who asks for sums by month finds them here, and of a night that changes
-- a few months only these are added up again.
WITH credits AS (
    SELECT * FROM gold.fct_attribution_credit
),

final AS (
    SELECT
        conversion_month,
        model_key,
        milestone_key,
        channel_key,
        count(*) AS credits,
        sum(credited_conversions) AS credited_conversions,
        sum(credited_amount) AS credited_amount
    FROM credits
    GROUP BY conversion_month, model_key, milestone_key, channel_key
)

SELECT * FROM final
