-- One row per month, model, milestone, channel and month of the touches to which a conversion of the month is credited.
-- Why: the credits are by far the largest table. Who asks for sums by month finds them here, by the month of the conversion
-- as by that of the touch, and of a night that changes a few months only these are added up again.
WITH credits AS (
    SELECT
        *,
        CAST(CASE WHEN touch_date_key > 0 THEN touch_date_key DIV 100 ELSE touch_date_key END AS INT) AS touch_month
    FROM gold.fct_attribution_credit
),

final AS (
    SELECT
        conversion_month,
        model_key,
        milestone_key,
        channel_key,
        touch_month,
        count(*) AS credits,
        sum(credited_conversions) AS credited_conversions,
        sum(credited_amount) AS credited_amount
    FROM credits
    GROUP BY conversion_month, model_key, milestone_key, channel_key, touch_month
)

SELECT * FROM final
