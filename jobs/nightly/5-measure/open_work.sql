-- One row per work item and month at whose end it was open; for the as-of month, at the as-of day.
-- Why: what is open is a stock. It cannot be told from the items that were done in a month, only by looking on one day.
WITH items AS (
    SELECT
        work_item_key,
        work_type,
        priority,
        submitted_on,
        done_on,
        reporting_date(as_of()) AS today,
        least(done_on, reporting_date(as_of())) AS last_day_looked_at
    FROM silver.work_flow
),

months AS (
    SELECT
        *,
        explode(sequence(trunc(submitted_on, 'MM'), trunc(last_day_looked_at, 'MM'), INTERVAL 1 MONTH))
            AS first_of_month
    FROM items
    WHERE submitted_on <= last_day_looked_at
),

counted AS (
    SELECT
        *,
        least(last_day(first_of_month), today) AS counted_on
    FROM months
),

final AS (
    SELECT
        work_item_key,
        month_of(counted_on) AS month,
        counted_on,
        work_type,
        priority,
        datediff(counted_on, submitted_on) AS age_days
    FROM counted
    WHERE done_on IS NULL OR done_on > counted_on
)

SELECT * FROM final
