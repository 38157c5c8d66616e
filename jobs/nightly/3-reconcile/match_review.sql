-- One row per pair of people of whom a decision would teach most whether they are one.
-- Why: all pairs between two people ask the same thing, so the heaviest asks for all; and nobody answers more than a thousand.
WITH
undecided AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY least(left_known_key, right_known_key), greatest(left_known_key, right_known_key)
            ORDER BY weight DESC, left_record_key, right_record_key
        ) AS heaviness
    FROM silver.person_match
    WHERE outcome IN ('linked', 'proposed', 'refused', 'possible')
),

most_telling AS (
    SELECT *
    FROM undecided
    WHERE heaviness = 1
    ORDER BY round(distance), records DESC, distance, left_record_key, right_record_key
    LIMIT 1000
),

names AS (
    SELECT person_record_key, concat(source_system, ':', source_id) AS record
    FROM silver.person_record
),

final AS (
    SELECT
        row_number() OVER (
            ORDER BY round(pair.distance), pair.records DESC, pair.distance, pair.left_record_key, pair.right_record_key
        ) AS place,
        one.record AS left_record,
        other.record AS right_record,
        pair.left_record_key,
        pair.right_record_key,
        pair.probability,
        pair.distance,
        pair.outcome,
        pair.records,
        pair.evidence
    FROM most_telling AS pair
    INNER JOIN names AS one ON pair.left_record_key = one.person_record_key
    INNER JOIN names AS other ON pair.right_record_key = other.person_record_key
)

SELECT * FROM final
