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

classes AS (
    SELECT
        differences.measure,
        differences.month,
        systems.place,
        differences.class,
        differences.from_system,
        differences.to_system,
        sum(differences.count_change) AS records,
        sum(differences.amount_change) AS amount
    FROM differences
    INNER JOIN systems ON differences.to_system = systems.name
    GROUP BY
        differences.measure,
        differences.month,
        systems.place,
        differences.class,
        differences.from_system,
        differences.to_system
),

-- Counts and classes on one pile, so that both are read once.
pile AS (
    SELECT
        measure,
        month,
        place,
        true AS is_count,
        NULL AS class,
        NULL AS from_system,
        NULL AS to_system,
        records,
        CAST(amount AS DECIMAL(28, 4)) AS amount
    FROM counted
    UNION ALL
    SELECT measure, month, place, false, class, from_system, to_system, records, CAST(amount AS DECIMAL(28, 4)) FROM classes
),

months AS (
    SELECT
        measure,
        month,
        map_from_entries(
            collect_list(struct(place, struct(records, amount))) FILTER (WHERE is_count)
        ) AS counts,
        collect_list(
            struct(
                place * 10 - 5 AS line_number,
                'difference' AS kind,
                class AS line,
                from_system,
                to_system,
                records,
                amount
            )
        ) FILTER (WHERE NOT is_count) AS classes
    FROM pile
    GROUP BY measure, month
),

-- The systems that count the measure in any month, from the first of the bridge to the curated tables, where each ends.
bridges AS (
    SELECT
        months.*,
        array_sort(
            array_distinct(array_append(flatten(collect_list(map_keys(counts)) OVER (PARTITION BY measure)), 3))
        ) AS places,
        system_names.name_of
    FROM months
    CROSS JOIN (SELECT map_from_entries(collect_list(struct(place, name))) AS name_of FROM systems) AS system_names
),

-- Every month has every count, also one of 0, so that a missing month is no gap in the sum.
lines AS (
    SELECT
        measure,
        month,
        inline(
            concat(
                transform(
                    places,
                    (place, i) -> struct(
                        place * 10 AS line_number,
                        'count' AS kind,
                        name_of[place] AS line,
                        name_of[get(places, i - 1)] AS from_system,
                        name_of[place] AS to_system,
                        coalesce(counts[place].records, 0L) AS records,
                        CASE
                            WHEN measure IN ('opportunity', 'revenue') THEN coalesce(counts[place].amount, 0)
                        END AS amount
                    )
                ),
                classes
            )
        )
    FROM bridges
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
