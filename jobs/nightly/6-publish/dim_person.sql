-- One row per person, however many lead, contact and automation records they have; and the two members for no person.
-- Why: nothing here tells who it is; names and addresses stand in gold.dim_person_private alone.
WITH
persons AS (
    SELECT * FROM silver.person
),

accounts AS (
    SELECT account_key FROM silver.account
),

described AS (
    SELECT
        persons.person_key,
        persons.person_id,
        CASE
            WHEN persons.account_key IS NULL THEN -2L
            ELSE COALESCE(accounts.account_key, -1L)
        END AS account_key,
        COALESCE(persons.country, '(unknown)') AS country,
        persons.country_code,
        persons.region,
        persons.job_level,
        COALESCE(persons.lead_source, '(unknown)') AS lead_source,
        COALESCE(persons.lifecycle_stage, '(unknown)') AS lifecycle_stage,
        persons.has_opted_out,
        CAST(persons.records AS BIGINT) AS records,
        date_key(persons.created_on) AS created_date_key
    FROM persons
    LEFT JOIN accounts ON persons.account_key = accounts.account_key
),

members AS (
    SELECT
        person_key, label, person_key, label, label, label, label, label, label, CAST(NULL AS BOOLEAN), CAST(NULL AS BIGINT), date_key
    FROM VALUES (-1L, -1, '(unknown)'), (-2L, -2, '(not applicable)') AS member (person_key, date_key, label)
),

final AS (
    SELECT * FROM described
    UNION ALL
    SELECT * FROM members
)

SELECT * FROM final
