-- One row per person record and thing that is wrong with it.
-- Why: a rate tells that something is wrong, a list tells where; it is worked through in the system that holds the record.
WITH
quality AS (
    SELECT * FROM silver.record_quality
),

records AS (
    SELECT person_record_key, source_id, reporting_date(coalesce(updated_at, created_at)) AS changed_on
    FROM silver.person_record
),

problems AS (
    SELECT
        quality.person_record_key,
        quality.source_system,
        quality.record_type,
        records.source_id,
        quality.region,
        quality.owner_id,
        explode(array_compact(array(
            CASE
                WHEN quality.is_duplicate THEN struct('duplicate' AS problem, quality.duplicate_of AS detail)
            END,
            CASE
                WHEN quality.missing_fields IS NOT NULL
                    THEN struct('incomplete' AS problem, quality.missing_fields AS detail)
            END,
            CASE
                WHEN NOT quality.email_is_valid
                    THEN struct('invalid_email' AS problem, CAST(NULL AS STRING) AS detail)
            END,
            CASE
                WHEN quality.has_consent_conflict
                    THEN struct('consent_conflict' AS problem, CAST(NULL AS STRING) AS detail)
            END,
            CASE
                WHEN quality.is_stale THEN struct('stale' AS problem, CAST(records.changed_on AS STRING) AS detail)
            END
        ))) AS found
    FROM quality
    INNER JOIN records ON quality.person_record_key = records.person_record_key
),

final AS (
    SELECT
        record_key(found.problem, CAST(person_record_key AS STRING)) AS record_to_fix_key,
        person_record_key,
        source_system,
        record_type,
        source_id,
        region,
        owner_id,
        found.problem,
        found.detail
    FROM problems
)

SELECT * FROM final
