-- What is right and wrong with each record of a person: a second one in its system, gaps, a bad address, contradicting consent, age.
COPY (
    WITH newest AS (
        SELECT 'salesforce' AS source_system, max(CAST(delivered(filename) AS TIMESTAMP)) AS delivered_at
        FROM (SELECT filename FROM '${out}/bronze_crm_lead.parquet' UNION ALL SELECT filename FROM '${out}/bronze_crm_contact.parquet')
        UNION ALL
        SELECT 'marketo', max(CAST(delivered(filename) AS TIMESTAMP)) FROM '${out}/bronze_automation_lead.parquet'
    )

    SELECT
        records.person_record_key,
        records.source_system,
        records.record_type,
        month_of(reporting_date(records.created_at)) AS month,
        row_number() OVER (
            PARTITION BY links.person_key, records.source_system, records.record_type
            ORDER BY records.created_at, records.person_record_key
        ) > 1 AS is_duplicate,
        records.email_raw IS NOT NULL AS has_email,
        records.email IS NOT NULL AS email_is_valid,
        (records.email IS NOT NULL)::INT + (records.first_name IS NOT NULL)::INT + (records.last_name IS NOT NULL)::INT
            + (records.company IS NOT NULL)::INT + (records.country IS NOT NULL)::INT + (records.lead_source_raw IS NOT NULL)::INT
            AS filled_fields,
        coalesce(NOT records.has_opted_out AND bool_or(records.has_opted_out) OVER (PARTITION BY links.person_key), false) AS has_consent_conflict,
        coalesce(coalesce(records.updated_at, records.created_at) + INTERVAL 365 DAY < newest.delivered_at, false) AS is_stale
    FROM person_record AS records
    INNER JOIN person_link AS links ON links.person_record_key = records.person_record_key
    INNER JOIN newest ON newest.source_system = records.source_system
    WHERE NOT records.is_deleted
) TO '${out}/record_quality.parquet';
