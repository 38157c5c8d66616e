-- One row per thing that one count has and the next one has not, or has with another amount.
-- Why: three numbers for one month are argued about until each record between them has a name and a reason. Every system counts
-- by its own rules what it works with now; things are paired by person or opportunity, within the month first, then across
-- months. What stays alone on either side is a difference of one, so each step sums exactly.
WITH
person_records AS (
    SELECT * FROM silver.person_record WHERE record_type <> 'address'
),

departures AS (
    SELECT record_departure_key, departure
    FROM silver.record_departure
    WHERE recorded_in = 'person_record' AND NOT is_shown_again
),

persons AS (
    SELECT person_key, is_gone FROM silver.person
),

opportunities AS (
    SELECT * FROM silver.opportunity
),

counted_records AS (
    SELECT * FROM silver.counted_record
),

systems AS (
    SELECT 1 AS place, 'automation' AS name, automation_system() AS system
    UNION ALL
    SELECT 2, 'crm', crm_system()
    UNION ALL
    SELECT 3, 'curated', NULL
),

---- people

people AS (
    SELECT
        systems.place,
        coalesce(person_of(person_records.person_record_key), person_records.person_record_key) AS subject_key,
        person_records.source_id,
        person_records.lifecycle_stage,
        person_records._generated_at,
        departures.departure
    FROM person_records
    INNER JOIN systems ON system_of(person_records.source_system) = systems.system
    LEFT JOIN departures ON person_records.person_record_key = departures.record_departure_key
),

---- opportunities

deals AS (
    SELECT
        systems.place,
        coalesce(
            record_key(crm_beside(opportunities.source_system), opportunities.crm_opportunity_id),
            opportunities.opportunity_key
        ) AS subject_key,
        opportunities.source_id,
        opportunities.stage,
        opportunities.is_deleted,
        opportunities._generated_at
    FROM opportunities
    INNER JOIN systems ON system_of(opportunities.source_system) = systems.system
),

---- what each system counts

counted AS (
    SELECT systems.place, counted_records.*
    FROM counted_records
    INNER JOIN systems ON counted_records.counted_in = systems.name
),

steps AS (
    SELECT bridge_steps.measure, from_system.place AS from_place, to_system.place AS to_place
    FROM silver.bridge_step AS bridge_steps
    INNER JOIN systems AS from_system ON bridge_steps.from_system = from_system.name
    INNER JOIN systems AS to_system ON bridge_steps.to_system = to_system.name
),

---- pairs

-- Grouped and sorted by the subject first, a number that hardly repeats: two records are told apart without a look at more.
-- The few steps go to the records, which otherwise were all sent to where their measure is.
sides AS (
    SELECT /*+ BROADCAST(steps) */
        counted.measure,
        counted.subject_key,
        counted.record_key,
        counted.source_system,
        counted.source_id,
        counted.month,
        counted.counted_at,
        steps.from_place,
        steps.to_place,
        counted.place = steps.from_place AS is_from,
        if(counted.place = steps.from_place, -counted.amount, counted.amount) AS amount_change
    FROM counted
    INNER JOIN steps ON counted.measure = steps.measure AND counted.place IN (steps.from_place, steps.to_place)
),

subjects AS (
    SELECT
        *,
        count_if(is_from) OVER subject AS from_count,
        count_if(NOT is_from) OVER subject AS to_count,
        min(month) OVER subject = max(month) OVER subject AS is_of_one_month,
        sum(amount_change) OVER subject AS amount_of_subject
    FROM sides
    WINDOW subject AS (PARTITION BY subject_key, measure, to_place)
),

-- What each side counts once, in the same month and with the same amount, is no difference and needs no pairing, which sorts
-- what it pairs five times.
open_sides AS (
    SELECT *
    FROM subjects
    WHERE NOT coalesce(
        from_count = 1 AND to_count = 1 AND is_of_one_month AND coalesce(amount_of_subject, 0BD) = 0, false
    )
),

numbered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY subject_key, measure, to_place, month, is_from
            ORDER BY counted_at NULLS LAST, record_key
        ) AS place_in_month
    FROM open_sides
),

paired_within_month AS (
    SELECT
        *,
        count(*) OVER (PARTITION BY subject_key, measure, to_place, month, place_in_month) = 2 AS is_paired,
        sum(amount_change) OVER (PARTITION BY subject_key, measure, to_place, month, place_in_month) AS amount_of_pair
    FROM numbered
),

alone AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY subject_key, measure, to_place, is_paired, is_from
            ORDER BY counted_at NULLS LAST, record_key
        ) AS place_alone,
        row_number() OVER (
            PARTITION BY subject_key, measure, to_place, is_from, record_key
            ORDER BY counted_at NULLS LAST
        ) > 1 AS is_repeated
    FROM paired_within_month
),

differences AS (
    SELECT
        measure,
        from_place,
        to_place,
        is_from,
        subject_key,
        record_key,
        source_system,
        source_id,
        month,
        counted_at,
        amount_change,
        is_paired,
        amount_of_pair,
        is_repeated,
        if(is_from, to_place, from_place) AS other_place,
        if(is_from, to_count, from_count) AS other_count,
        CASE
            WHEN NOT is_paired
                AND count(*) OVER (PARTITION BY subject_key, measure, to_place, is_paired, place_alone) = 2
                THEN CAST(
                    sum(month) OVER (PARTITION BY subject_key, measure, to_place, is_paired, place_alone) - month AS INT
                )
        END AS other_month
    FROM alone
),

---- what the other side knows

known AS (
    SELECT
        true AS is_of_person,
        place,
        subject_key,
        min(struct(
            departure IS NOT NULL AS is_gone, lifecycle_stage IS NULL AS has_no_stage, source_id, lifecycle_stage AS stage
        )) AS best,
        bool_or(departure = 'merged') AS is_merged
    FROM people
    GROUP BY subject_key, place
    UNION ALL
    SELECT
        false,
        place,
        subject_key,
        min(struct(is_deleted, false, source_id, stage)),
        false
    FROM deals
    GROUP BY subject_key, place
    UNION ALL
    SELECT true, 3, person_key, struct(is_gone IS TRUE, false, CAST(NULL AS STRING), CAST(NULL AS STRING)), false
    FROM persons
    UNION ALL
    SELECT false, 3, opportunity_key, struct(is_deleted, false, CAST(NULL AS STRING), CAST(NULL AS STRING)), false
    FROM opportunities
),

newest AS (
    SELECT true AS is_of_person, place, max(_generated_at) AS delivered_at FROM people GROUP BY place
    UNION ALL
    SELECT false, place, max(_generated_at) FROM deals GROUP BY place
),

classified AS (
    SELECT /*+ BROADCAST(newest) */
        differences.*,
        known.best.source_id AS other_id,
        known.best.stage AS other_value,
        CASE
            WHEN differences.is_paired THEN 'conflicting_value'
            WHEN differences.other_month = 0 OR differences.month = 0 AND differences.other_month IS NOT NULL
                THEN 'not_dated'
            WHEN differences.other_month IS NOT NULL THEN 'other_month'
            WHEN differences.other_count > 0 AND differences.is_repeated THEN 'repeated'
            WHEN differences.other_count > 0 THEN 'duplicate'
            WHEN NOT known.best.is_gone AND differences.month = 0 AND differences.other_place = 3 THEN 'not_dated'
            WHEN NOT known.best.is_gone AND differences.measure IN ('mql', 'revenue') THEN 'conflicting_value'
            WHEN NOT known.best.is_gone THEN 'filtered'
            WHEN known.is_merged THEN 'merged'
            WHEN known.subject_key IS NOT NULL THEN 'deleted'
            WHEN differences.counted_at > newest.delivered_at THEN 'late'
            ELSE 'missing'
        END AS class
    FROM differences
    LEFT JOIN known
        ON
            differences.subject_key = known.subject_key
            AND differences.other_place = known.place
            AND (differences.measure IN ('lead', 'mql')) = known.is_of_person
    LEFT JOIN newest
        ON
            differences.other_place = newest.place
            AND (differences.measure IN ('lead', 'mql')) = newest.is_of_person
    WHERE NOT differences.is_paired OR NOT differences.is_from AND differences.amount_of_pair <> 0
),

final AS (
    SELECT
        xxhash64(concat_ws(
            '|', classified.measure, to_system.name, counting.name, classified.record_key, classified.month
        )) AS bridge_record_key,
        classified.measure,
        from_system.name AS from_system,
        to_system.name AS to_system,
        CAST(classified.month AS INT) AS month,
        classified.class,
        counting.name AS counted_in,
        classified.subject_key,
        classified.source_system,
        classified.source_id,
        classified.other_id,
        classified.other_value,
        classified.other_month,
        CASE WHEN classified.is_paired THEN 0 WHEN classified.is_from THEN -1 ELSE 1 END AS count_change,
        CAST(
            CASE
                WHEN classified.measure IN ('lead', 'mql') THEN NULL
                WHEN classified.is_paired THEN classified.amount_of_pair
                ELSE coalesce(classified.amount_change, 0BD)
            END AS DECIMAL(18, 4)
        ) AS amount_change
    FROM classified
    INNER JOIN systems AS from_system ON classified.from_place = from_system.place
    INNER JOIN systems AS to_system ON classified.to_place = to_system.place
    INNER JOIN systems AS counting
        ON if(classified.is_from, classified.from_place, classified.to_place) = counting.place
)

SELECT * FROM final
