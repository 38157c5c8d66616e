-- One row per person record that is not deleted: what is right and wrong with it.
-- Why: records are cleaned in their own system, so quality is told per record and system, not per resolved person. A
-- record is a duplicate when its system holds an older one of the same kind for the same person; a lead and the contact
-- that it became are two kinds.
WITH judged AS (
    SELECT
        person_record_key,
        person_of(person_record_key) AS person_key,
        source_system,
        record_type,
        created_at,
        created_on,
        email_raw IS NOT NULL AS has_email,
        email_is_valid,
        lead_source,
        lead_source_reason IN ('missing', 'unmapped') AS is_source_unknown,
        CAST(
            (email IS NOT NULL)::INT + (first_name IS NOT NULL)::INT
            + (last_name IS NOT NULL)::INT + (company IS NOT NULL)::INT
            + (country IS NOT NULL)::INT + (lead_source_raw IS NOT NULL)::INT AS INT
        ) AS filled_fields
    FROM silver.person_record
    WHERE NOT is_deleted AND record_type <> 'address'
),

ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY person_key, source_system, record_type
            ORDER BY created_at NULLS LAST, person_record_key
        ) AS place
    FROM judged
),

final AS (
    SELECT
        person_record_key,
        source_system,
        record_type,
        created_on,
        person_key IS NOT NULL AND place > 1 AS is_duplicate,
        has_email,
        email_is_valid,
        lead_source,
        is_source_unknown,
        filled_fields,
        6 AS required_fields
    FROM ranked
)

SELECT * FROM final
