-- One row per measure and step of its bridge: from which system's count to which.
-- Why: a count that holds nothing at all of a measure is left out: a system that keeps no opportunities does not say that there
-- are none. Apart from the records, because which systems count a measure hardly ever changes and what they count does every night.
WITH
counted_records AS (
    SELECT DISTINCT measure, counted_in FROM silver.counted_record
),

systems AS (
    SELECT 1 AS place, 'automation' AS name
    UNION ALL
    SELECT 2, 'crm'
    UNION ALL
    SELECT 3, 'curated'
),

counts AS (
    SELECT counted_records.measure, systems.place, systems.name
    FROM counted_records
    INNER JOIN systems ON counted_records.counted_in = systems.name
    UNION
    SELECT measure, 3, 'curated'
    FROM counted_records
),

steps AS (
    SELECT
        measure,
        lag(name) OVER (PARTITION BY measure ORDER BY place) AS from_system,
        name AS to_system
    FROM counts
),

final AS (
    SELECT measure, from_system, to_system
    FROM steps
    WHERE from_system IS NOT NULL
)

SELECT * FROM final
