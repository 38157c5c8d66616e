-- One row per person record that is not deleted: what is right and wrong with it.
-- Why: records are cleaned in their own system, so quality is told per record and system, not per resolved person. A
-- record is a duplicate when its system holds an older one of the same kind for the same person; a lead and the contact
-- that it became are two kinds. How old a record is, is told by its system's newest delivery and by no clock.
WITH records AS (
    SELECT
        *,
        person_of(person_record_key) AS person_key,
        coalesce(person_of(person_record_key), person_record_key) AS subject_key,
        coalesce(updated_at, created_at) + make_dt_interval(stale_after_days()) AS stale_at
    FROM silver.person_record
    WHERE NOT is_deleted AND record_type <> 'address'
),

newest AS (
    SELECT source_system, max(_generated_at) AS delivered_at
    FROM silver.person_record
    GROUP BY source_system
),

last_statements AS (
    SELECT email, purpose, max_by(status, struct(occurred_at, consent_key)) AS status
    FROM silver.consent
    WHERE email IS NOT NULL
    GROUP BY email, purpose
),

refusals AS (
    SELECT email
    FROM last_statements
    GROUP BY email
    HAVING bool_and(status IN ('withdrawn', 'expired', 'not_given'))
),

judged AS (
    SELECT
        records.person_record_key,
        records.person_key,
        records.subject_key,
        records.source_system,
        records.source_id,
        records.record_type,
        records.created_at,
        records.created_on,
        records.email_raw IS NOT NULL AS has_email,
        records.email_is_valid,
        records.lead_source,
        records.lead_source_reason IN ('missing', 'unmapped') AS is_source_unknown,
        records.has_opted_out,
        refusals.email IS NOT NULL AS has_refused,
        records.owner_id,
        coalesce(
            reporting_date(records.updated_at), reporting_date(records.created_at), DATE '1970-01-01'
        ) AS changed_on,
        classify(
            'country',
            array(records.country),
            coalesce(reporting_date(records.updated_at), reporting_date(records.created_at), DATE '1970-01-01')
        ).value AS country_code,
        records.stale_at,
        coalesce(records.stale_at < newest.delivered_at, false) AS is_stale,
        filter(
            array(
                CASE WHEN records.email IS NULL THEN 'email' END,
                CASE WHEN records.first_name IS NULL THEN 'first_name' END,
                CASE WHEN records.last_name IS NULL THEN 'last_name' END,
                CASE WHEN records.company IS NULL THEN 'company' END,
                CASE WHEN records.country IS NULL THEN 'country' END,
                CASE WHEN records.lead_source_raw IS NULL THEN 'lead_source' END
            ),
            field -> field IS NOT NULL
        ) AS missing_fields
    FROM records
    INNER JOIN newest ON records.source_system = newest.source_system
    LEFT JOIN refusals ON records.email = refusals.email
),

compared AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY subject_key, source_system, record_type
            ORDER BY created_at NULLS LAST, person_record_key
        ) AS place,
        first_value(source_id) OVER (
            PARTITION BY subject_key, source_system, record_type
            ORDER BY created_at NULLS LAST, person_record_key
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS oldest_id,
        bool_or(has_opted_out) OVER (PARTITION BY subject_key) AS has_person_opted_out
    FROM judged
),

final AS (
    SELECT
        person_record_key,
        subject_key,
        source_system,
        record_type,
        created_on,
        person_key IS NOT NULL AND place > 1 AS is_duplicate,
        has_email,
        email_is_valid,
        lead_source,
        is_source_unknown,
        6 - size(missing_fields) AS filled_fields,
        6 AS required_fields,
        owner_id,
        classify('region', array(country_code), changed_on).value AS region,
        CASE WHEN person_key IS NOT NULL AND place > 1 THEN oldest_id END AS duplicate_of,
        nullif(array_join(missing_fields, ', '), '') AS missing_fields,
        coalesce(
            NOT has_opted_out AND (has_refused OR person_key IS NOT NULL AND has_person_opted_out), false
        ) AS has_consent_conflict,
        stale_at,
        is_stale
    FROM compared
)

SELECT * FROM final
