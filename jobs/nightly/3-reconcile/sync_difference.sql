-- One row per way in which the CRM (left) and the marketing automation (right) disagree about one person.
-- Why: both claim to hold the same people; every lead that one of them misses or knows differently is a wrong hand-over.
-- Compared are records that each system still works with; a pair is what the automation's stored CRM id says, because that
-- is the link that the synchronisation itself uses. No personal value stands here, only which field differs.
WITH
records AS (
    SELECT * FROM silver.person_record
),

edges AS (
    SELECT * FROM silver.person_edge
),

accounts AS (
    SELECT * FROM silver.account_record
),

given_up AS (
    SELECT left_record_key FROM edges WHERE rule = 'merged'
),

-- A CRM that keeps the company on the account and not on the contact still says it.
live AS (
    SELECT
        records.person_record_key,
        records.source_system,
        records.record_type,
        records.source_id,
        records.is_converted,
        records.crm_lead_id,
        records.crm_contact_id,
        synchronised_key(
            records.source_system, records.crm_contact_id, records.crm_lead_id, records.person_record_key
        ) AS synchronised_key,
        records.email,
        records.lead_source,
        records.lifecycle_stage,
        records.has_opted_out,
        coalesce(records.company, accounts.name) AS company
    FROM records
    LEFT ANTI JOIN given_up
        ON records.person_record_key = given_up.left_record_key
    LEFT OUTER JOIN accounts
        ON record_key(records.source_system, records.account_source_id) = accounts.account_record_key
    WHERE records.is_deleted IS NOT TRUE
),

-- A converted lead lives on as its contact.
crm AS (
    SELECT * FROM live WHERE system_of(source_system) = crm_system() AND is_converted IS NOT TRUE
),

automation AS (
    SELECT
        *,
        coalesce(crm_contact_id, crm_lead_id) AS crm_id,
        crm_beside(source_system) AS crm_source_system
    FROM live
    WHERE system_of(source_system) = automation_system()
),

-- Each record with those of the other system that it is a pair with, or alone. The left id of a record that only the
-- automation has is the one that it still stores, of a record that the CRM no longer has. Consent and lifecycle are not
-- kept for every type of record; there, unknown on one side is no difference.
compared AS (
    SELECT
        coalesce(crm.synchronised_key, automation.synchronised_key) AS synchronised_key,
        coalesce(crm.record_type, automation.record_type) AS object,
        coalesce(crm.person_record_key, automation.person_record_key) AS person_record_key,
        coalesce(crm.source_system, automation.crm_source_system) AS left_system,
        coalesce(crm.source_id, automation.crm_id) AS left_id,
        coalesce(automation.source_system, automation_system()) AS right_system,
        automation.source_id AS right_id,
        CASE
            WHEN automation.person_record_key IS NULL THEN 'only_in_left'
            WHEN crm.person_record_key IS NULL THEN 'only_in_right'
            ELSE 'differs'
        END AS kind,
        array(
            CASE WHEN crm.email IS DISTINCT FROM automation.email THEN 'email' END,
            CASE WHEN crm.lead_source IS DISTINCT FROM automation.lead_source THEN 'lead_source' END,
            CASE WHEN crm.lifecycle_stage <> automation.lifecycle_stage THEN 'lifecycle_stage' END,
            CASE WHEN crm.has_opted_out <> automation.has_opted_out THEN 'has_opted_out' END,
            CASE
                WHEN lower(trim(crm.company)) IS DISTINCT FROM lower(trim(automation.company)) THEN 'company'
            END
        ) AS fields
    FROM crm
    FULL OUTER JOIN automation
        ON crm.synchronised_key = automation.synchronised_key
),

differing_fields AS (
    SELECT
        synchronised_key,
        object,
        person_record_key,
        left_system,
        left_id,
        right_system,
        right_id,
        kind,
        explode(CASE WHEN kind = 'differs' THEN fields ELSE array(CAST(NULL AS STRING)) END) AS field
    FROM compared
),

differences AS (
    SELECT *
    FROM differing_fields
    WHERE kind <> 'differs' OR field IS NOT NULL
),

final AS (
    SELECT
        xxhash64(concat_ws(
            '|',
            kind,
            left_id,
            coalesce(right_id, ''),
            field,
            nullif(left_system, crm_system()),
            nullif(right_system, automation_system())
        )) AS sync_difference_key,
        differences.synchronised_key,
        differences.object,
        person_of(differences.person_record_key) AS person_key,
        differences.left_system,
        differences.left_id,
        differences.right_system,
        differences.right_id,
        differences.kind,
        differences.field
    FROM differences
    WHERE person_of(differences.person_record_key) IS NOT NULL
)

SELECT * FROM final
