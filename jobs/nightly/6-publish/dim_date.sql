-- One row per day, without a gap, over the whole years that any fact needs; and the two members for no date.
-- Why: BI tools need a contiguous calendar; a fact's date outside 1970 to 2100 is a typing error and becomes (unknown).
WITH
funnel_days AS (
    SELECT
        mql_on,
        reporting_date(sal_at) AS sal_on,
        reporting_date(sql_at) AS sql_on,
        opportunity_on,
        won_on
    FROM silver.funnel
),

fact_days AS (
    SELECT to_date(CAST(month AS STRING), 'yyyyMM') AS day FROM (SELECT DISTINCT month FROM silver.touch)
    UNION ALL SELECT spend_date FROM silver.ad_spend
    UNION ALL SELECT cost_on FROM gold.fct_cost
    UNION ALL SELECT created_on FROM silver.opportunity
    UNION ALL SELECT close_date FROM silver.opportunity
    UNION ALL SELECT created_on FROM silver.person
    UNION ALL SELECT converted_on FROM silver.conversion
    UNION ALL SELECT period_start FROM silver.kpi_value
    UNION ALL SELECT start_date FROM silver.campaign
    UNION ALL SELECT end_date FROM silver.campaign
    UNION ALL SELECT due_date FROM silver.work_item
    UNION ALL SELECT reporting_date(created_at) FROM silver.account
    UNION ALL SELECT reporting_date(created_at) FROM silver.work_item
    UNION ALL SELECT reporting_date(updated_at) FROM silver.work_item
    UNION ALL SELECT reporting_date(entered_at) FROM silver.work_item_transition
    UNION ALL SELECT reporting_date(started_at) FROM silver.work_flow
    UNION ALL SELECT done_on FROM silver.work_flow
    UNION ALL SELECT explode(array_compact(array(mql_on, sal_on, sql_on, opportunity_on, won_on))) FROM funnel_days
    UNION ALL SELECT reporting_date(as_of())
),

needed_years AS (
    SELECT
        MIN(year(day)) AS first_year,
        MAX(year(day)) AS last_year
    FROM fact_days
    WHERE date_key(day) > 0
),

days AS (
    SELECT explode(sequence(make_date(first_year, 1, 1), make_date(last_year, 12, 31))) AS day
    FROM needed_years
),

fiscal_days AS (
    SELECT day, fiscal_day(house_calendar(), day) AS fiscal FROM days
),

labelled AS (
    SELECT
        date_key(day) AS date_key,
        day,
        date_format(day, 'yyyy-MM-dd') AS day_label,
        weekday(day) + 1 AS day_of_week,
        date_format(day, 'EEEE') AS day_name,
        weekday(day) >= 5 AS is_weekend,
        CAST(extract(YEAROFWEEK FROM day) AS INT) AS iso_year,
        weekofyear(day) AS iso_week,
        concat(extract(YEAROFWEEK FROM day), '-W', lpad(weekofyear(day), 2, '0')) AS iso_week_label,
        month_of(day) AS month,
        CAST(trunc(day, 'MM') AS DATE) AS month_start,
        date_format(day, 'yyyy-MM') AS month_label,
        date_format(day, 'MMMM') AS month_name,
        month(day) AS month_of_year,
        concat(year(day), '-Q', quarter(day)) AS quarter_label,
        year(day) AS calendar_year,
        concat(fiscal.year, '-Q', fiscal.quarter) AS fiscal_quarter_label,
        fiscal.year AS fiscal_year,
        fiscal.period AS fiscal_period,
        concat(fiscal.year, '-P', lpad(fiscal.period, 2, '0')) AS fiscal_period_label,
        fiscal.week AS fiscal_week,
        concat(fiscal.year, '-W', lpad(fiscal.week, 2, '0')) AS fiscal_week_label,
        12 * (year(day) - year(reporting_date(as_of()))) + month(day) - month(reporting_date(as_of())) AS month_offset,
        month_of(day) < month_of(reporting_date(as_of())) AS is_complete_month
    FROM fiscal_days
),

members AS (
    SELECT
        date_key, CAST(NULL AS DATE), label, CAST(NULL AS INT), label, CAST(NULL AS BOOLEAN),
        CAST(NULL AS INT), CAST(NULL AS INT), label,
        CAST(NULL AS INT), CAST(NULL AS DATE), label, label, CAST(NULL AS INT),
        label, CAST(NULL AS INT), label, CAST(NULL AS INT), CAST(NULL AS INT), label, CAST(NULL AS INT), label,
        CAST(NULL AS INT), CAST(NULL AS BOOLEAN)
    FROM VALUES (-1, '(unknown)'), (-2, '(not applicable)') AS member (date_key, label)
),

final AS (
    SELECT * FROM labelled
    UNION ALL
    SELECT * FROM members
)

SELECT * FROM final
