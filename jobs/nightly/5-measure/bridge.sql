-- One row per measure, month and line: what each system counts, and each class of differences between two counts.
-- Why: the way from one system's number to the next must add up to be believed. The counts are added up here from what each
-- counts and not from the differences, so that the gate on bridges tells when a difference is lost or told twice.
WITH
differences AS (
    SELECT * FROM ops.bridge_record
),

systems AS (
    SELECT 1 AS place, 'automation' AS name
    UNION ALL
    SELECT 2, 'crm'
    UNION ALL
    SELECT 3, 'curated'
),

counted AS (
    SELECT
        counted_records.measure,
        systems.place,
        counted_records.month,
        count(*) AS records,
        sum(counted_records.amount) AS amount
    FROM silver.counted_record AS counted_records
    INNER JOIN systems ON counted_records.counted_in = systems.name
    GROUP BY counted_records.measure, systems.place, counted_records.month
),

steps AS (
    SELECT
        measure,
        lag(place) OVER (PARTITION BY measure ORDER BY place) AS from_place,
        place AS to_place
    FROM (
        SELECT measure, place FROM counted
        UNION
        SELECT measure, 3 FROM counted
    )
),

months AS (
    SELECT measure, month FROM counted
    UNION
    SELECT measure, month FROM differences
),

-- Every month has every count, also one of 0, so that a missing month is no gap in the sum.
counts AS (
    SELECT
        months.measure,
        months.month,
        steps.to_place * 10 AS line_number,
        'count' AS kind,
        to_system.name AS line,
        from_system.name AS from_system,
        to_system.name AS to_system,
        coalesce(counted.records, 0L) AS records,
        CASE WHEN months.measure IN ('opportunity', 'revenue') THEN coalesce(counted.amount, 0) END AS amount
    FROM months
    INNER JOIN steps ON months.measure = steps.measure
    INNER JOIN systems AS to_system ON steps.to_place = to_system.place
    LEFT JOIN systems AS from_system ON steps.from_place = from_system.place
    LEFT JOIN counted
        ON
            months.measure = counted.measure
            AND months.month = counted.month
            AND steps.to_place = counted.place
),

classes AS (
    SELECT
        differences.measure,
        differences.month,
        min(systems.place) * 10 - 5 AS line_number,
        'difference' AS kind,
        differences.class AS line,
        differences.from_system,
        differences.to_system,
        sum(differences.count_change) AS records,
        sum(differences.amount_change) AS amount
    FROM differences
    INNER JOIN systems ON differences.to_system = systems.name
    GROUP BY
        differences.measure, differences.month, differences.class, differences.from_system, differences.to_system
),

lines AS (
    SELECT * FROM counts
    UNION ALL
    SELECT * FROM classes
),

final AS (
    SELECT
        xxhash64(concat_ws('|', measure, month, from_system, to_system, kind, line)) AS bridge_key,
        measure,
        CAST(month AS INT) AS month,
        line_number,
        kind,
        line,
        from_system,
        to_system,
        records,
        CAST(amount AS DECIMAL(28, 4)) AS amount
    FROM lines
)

SELECT * FROM final
