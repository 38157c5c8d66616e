-- One row per person record that is not deleted: what is right and wrong with it.
-- Why: records are cleaned in their own system, so quality is told per record and system, not per resolved person. A
-- record is a duplicate when its system holds an older one of the same kind for the same person; a lead and the contact
-- that it became are two kinds.
WITH records AS (
    SELECT
        records.*,
        links.person_key
    FROM silver.person_record AS records
    LEFT JOIN silver.person_link AS links ON records.person_record_key = links.person_record_key
    WHERE NOT records.is_deleted
),

ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY person_key, source_system, record_type
            ORDER BY created_at NULLS LAST, person_record_key
        ) AS place
    FROM records
),

final AS (
    SELECT
        person_record_key,
        source_system,
        record_type,
        created_on,
        person_key IS NOT NULL AND place > 1 AS is_duplicate,
        email_raw IS NOT NULL AS has_email,
        email_is_valid,
        lead_source,
        lead_source_reason IN ('missing', 'unmapped') AS is_source_unknown,
        CAST(
            (email IS NOT NULL)::INT + (first_name IS NOT NULL)::INT
            + (last_name IS NOT NULL)::INT + (company IS NOT NULL)::INT
            + (country IS NOT NULL)::INT + (lead_source_raw IS NOT NULL)::INT AS INT
        ) AS filled_fields,
        6 AS required_fields
    FROM ranked
)

SELECT * FROM final
