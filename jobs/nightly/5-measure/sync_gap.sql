-- One row per person: whether the systems agree on the person.
-- Why: ops.sync_difference holds only what is wrong. A rate needs all people as its base, and each one once.
WITH people AS (
    SELECT person_key, created_on
    FROM silver.person
    WHERE is_gone IS NOT TRUE
),

differences AS (
    SELECT
        person_key,
        count(*) AS differences,
        count_if(kind <> 'differs') AS missing_records
    FROM ops.sync_difference
    WHERE person_key IS NOT NULL
    GROUP BY person_key
),

final AS (
    SELECT
        people.person_key,
        people.created_on,
        coalesce(differences.differences, 0) AS differences,
        CASE
            WHEN differences.missing_records > 0 THEN 'missing'
            WHEN differences.differences > 0 THEN 'differs'
            ELSE 'agrees'
        END AS state
    FROM people
    LEFT JOIN differences ON people.person_key = differences.person_key
)

SELECT * FROM final
