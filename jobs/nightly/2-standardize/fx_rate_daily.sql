-- One row per currency and day from its first rate to the run's as-of day: the day's rate, otherwise the last one that
-- is at most fx_max_age_days() old.
-- Why: finance sends rates for working days; spend and deals happen on all days. A day without a young enough rate has
-- no row, so that a conversion that needs it is found and not guessed.
WITH rates AS (
    SELECT
        currency,
        rate_date,
        rate
    FROM silver.fx_rate
    WHERE currency <> reporting_currency()
),

rates_until_next AS (
    SELECT
        currency,
        rate_date,
        rate,
        lead(rate_date) OVER (PARTITION BY currency ORDER BY rate_date) AS next_rate_date
    FROM rates
),

rates_with_last_day AS (
    SELECT
        currency,
        rate_date,
        rate,
        greatest(
            rate_date,
            least(
                date_add(coalesce(next_rate_date, DATE '9999-12-31'), -1),
                date_add(rate_date, fx_max_age_days()),
                reporting_date(as_of())
            )
        ) AS last_day
    FROM rates_until_next
),

foreign_days AS (
    SELECT
        currency,
        explode(sequence(rate_date, last_day)) AS day,
        rate,
        rate_date
    FROM rates_with_last_day
),

reporting_currency_span AS (
    SELECT
        coalesce(min(rate_date), reporting_date(as_of())) AS first_day,
        greatest(max(rate_date), reporting_date(as_of())) AS last_day
    FROM silver.fx_rate
),

reporting_currency_dates AS (
    SELECT explode(sequence(first_day, last_day)) AS day
    FROM reporting_currency_span
),

reporting_currency_days AS (
    SELECT
        reporting_currency() AS currency,
        day,
        CAST(1 AS DECIMAL(19, 9)) AS rate
    FROM reporting_currency_dates
),

final AS (
    SELECT
        currency,
        day,
        rate,
        rate_date
    FROM foreign_days
    UNION ALL
    SELECT
        currency,
        day,
        rate,
        day AS rate_date
    FROM reporting_currency_days
)

SELECT * FROM final
