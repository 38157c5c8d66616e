-- One row per KPI, month, dimension and value of the dimension; the dimension total has the one value total.
-- Why: an incomplete month has no variance, for half a month never meets the target of a whole one.
WITH
measured AS (
    SELECT * FROM silver.kpi_value
),

targets AS (
    SELECT * FROM silver.kpi_target
),

compared AS (
    SELECT
        measured.*,
        CASE WHEN measured.dimension = 'total' THEN CAST(targets.target AS DECIMAL(28, 9)) END AS target,
        CASE WHEN measured.is_complete THEN before.value END AS previous_value
    FROM measured
    LEFT JOIN targets
        ON measured.kpi = targets.kpi
        AND measured.month = targets.month
    LEFT JOIN measured AS before
        ON measured.kpi = before.kpi
        AND measured.dimension = before.dimension
        AND measured.dimension_value = before.dimension_value
        AND add_months(measured.period_start, -1) = before.period_start
),

final AS (
    SELECT
        member_key('kpi', kpi) AS kpi_key,
        date_key(period_start) AS date_key,
        month,
        dimension,
        dimension_value,
        is_complete,
        value,
        numerator,
        denominator,
        CAST(rows AS BIGINT) AS source_rows,
        target,
        CASE WHEN is_complete THEN CAST(value - target AS DECIMAL(28, 9)) END AS variance,
        CASE
            WHEN is_complete AND target <> 0 THEN TRY_CAST((value - target) / ABS(target) AS DECIMAL(28, 9))
        END AS variance_share,
        previous_value
    FROM compared
)

SELECT * FROM final
