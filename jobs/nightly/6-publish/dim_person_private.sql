-- One row per person: who it is.
-- Why: apart from gold.dim_person, so that access to names and addresses can be given separately.
WITH
persons AS (
    SELECT * FROM silver.person
),

identified AS (
    SELECT person_key, email, first_name, last_name, phone, company, title
    FROM persons
),

members AS (
    SELECT person_key, CAST(NULL AS STRING), label, label, CAST(NULL AS STRING), label, label
    FROM VALUES (-1L, '(unknown)'), (-2L, '(not applicable)') AS member (person_key, label)
),

final AS (
    SELECT * FROM identified
    UNION ALL
    SELECT * FROM members
)

SELECT * FROM final
