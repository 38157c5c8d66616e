-- One row per system, dimension, member of it and problem: how many records of people have it.
-- Why: whoever owns records is asked to mend them, so the rates are told per system, region and owner, each with its base.
WITH
quality AS (
    SELECT
        source_system,
        region,
        coalesce(owner_id, '(none)') AS owner_id,
        count(*) AS records,
        count_if(has_email) AS records_with_email,
        count_if(is_duplicate) AS duplicates,
        count_if(missing_fields IS NOT NULL) AS incomplete,
        count_if(NOT email_is_valid) AS invalid_emails,
        count_if(has_consent_conflict) AS consent_conflicts,
        count_if(is_stale) AS stale
    FROM silver.record_quality
    GROUP BY source_system, region, coalesce(owner_id, '(none)')
),

split AS (
    SELECT
        *,
        explode(array(
            struct('system' AS name, '(all)' AS member),
            struct('region' AS name, region AS member),
            struct('owner' AS name, owner_id AS member)
        )) AS dimension
    FROM quality
),

counted AS (
    SELECT
        source_system,
        dimension,
        explode(array(
            struct('duplicate' AS name, records AS records, duplicates AS affected),
            struct('incomplete' AS name, records AS records, incomplete AS affected),
            struct('invalid_email' AS name, records_with_email AS records, invalid_emails AS affected),
            struct('consent_conflict' AS name, records AS records, consent_conflicts AS affected),
            struct('stale' AS name, records AS records, stale AS affected)
        )) AS problem
    FROM split
),

summed AS (
    SELECT
        source_system,
        dimension.name AS dimension,
        dimension.member,
        problem.name AS problem,
        sum(problem.records) AS records,
        sum(problem.affected) AS affected
    FROM counted
    GROUP BY source_system, dimension.name, dimension.member, problem.name
),

final AS (
    SELECT
        xxhash64(concat_ws('|', source_system, dimension, member, problem)) AS data_health_key,
        source_system,
        dimension,
        member,
        problem,
        records,
        affected,
        CAST(affected / nullif(records, 0) AS DECIMAL(9, 6)) AS share
    FROM summed
)

SELECT * FROM final
