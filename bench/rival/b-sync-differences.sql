-- What the CRM and the automation know otherwise, record by record: which of both misses a person, and which fields differ.
COPY (
    WITH live AS (
        SELECT
            records.person_record_key,
            records.source_system,
            records.is_converted,
            CASE
                WHEN records.source_system = 'salesforce' OR coalesce(records.crm_contact_id, records.crm_lead_id) IS NULL
                    THEN records.person_record_key
                ELSE key('salesforce', coalesce(records.crm_contact_id, records.crm_lead_id))
            END AS synchronised_key,
            records.email,
            records.has_opted_out,
            lower(trim(coalesce(records.company, account_record.name))) AS company
        FROM person_record AS records
        ANTI JOIN (SELECT record_key FROM departure WHERE departure = 'merged') AS merged ON merged.record_key = records.person_record_key
        LEFT JOIN account_record
            ON account_record.account_record_key = CASE records.source_system WHEN 'salesforce' THEN key('salesforce', records.account_source_id) END
        WHERE records.is_deleted IS NOT TRUE
    ),

    compared AS (
        SELECT
            coalesce(crm.synchronised_key, automation.synchronised_key) AS synchronised_key,
            CASE
                WHEN automation.synchronised_key IS NULL THEN ['only_in_left']
                WHEN crm.synchronised_key IS NULL THEN ['only_in_right']
                ELSE list_filter(
                    [
                        CASE WHEN crm.email IS DISTINCT FROM automation.email THEN 'email' END,
                        CASE WHEN crm.has_opted_out <> automation.has_opted_out THEN 'has_opted_out' END,
                        CASE WHEN crm.company IS DISTINCT FROM automation.company THEN 'company' END
                    ],
                    lambda difference: difference IS NOT NULL
                )
            END AS differences
        FROM (SELECT * FROM live WHERE source_system = 'salesforce' AND is_converted IS NOT TRUE) AS crm
        FULL JOIN (SELECT * FROM live WHERE source_system = 'marketo') AS automation
            ON automation.synchronised_key = crm.synchronised_key
    )

    SELECT synchronised_key, unnest(differences) AS difference
    FROM compared
) TO '${out}/sync_difference.parquet';
