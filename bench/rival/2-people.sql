-- Records of people and accounts, and which of them are one.
CREATE TABLE crm_lead AS
SELECT *
FROM '${out}/bronze_crm_lead.parquet'
QUALIFY row_number() OVER (PARTITION BY Id ORDER BY delivered(filename) DESC) = 1;

CREATE TABLE crm_contact AS
SELECT *
FROM '${out}/bronze_crm_contact.parquet'
QUALIFY row_number() OVER (PARTITION BY Id ORDER BY delivered(filename) DESC) = 1;

CREATE TABLE automation_lead AS
SELECT *
FROM '${out}/bronze_automation_lead.parquet'
QUALIFY row_number() OVER (PARTITION BY id ORDER BY delivered(filename) DESC) = 1;

CREATE TABLE person_record AS
SELECT
    key('salesforce', Id) AS person_record_key,
    'salesforce' AS source_system,
    'lead' AS record_type,
    Id AS source_id,
    address(Email) AS email,
    Email AS email_raw,
    FirstName AS first_name,
    LastName AS last_name,
    Company AS company,
    Title AS title,
    Country AS country,
    coalesce(Phone, MobilePhone) AS phone,
    LeadSource AS lead_source_raw,
    Status AS status_raw,
    ConvertedAccountId AS account_source_id,
    ConvertedContactId AS converted_contact_id,
    IsConverted = 'true' AS is_converted,
    MasterRecordId AS merged_into_id,
    CAST(NULL AS VARCHAR) AS crm_lead_id,
    CAST(NULL AS VARCHAR) AS crm_contact_id,
    IsDeleted = 'true' AS is_deleted,
    HasOptedOutOfEmail = 'true' AS has_opted_out,
    CAST(CreatedDate AS TIMESTAMP) AS created_at,
    CAST(SystemModstamp AS TIMESTAMP) AS updated_at
FROM crm_lead
UNION ALL
SELECT
    key('salesforce', Id), 'salesforce', 'contact', Id, address(Email), Email, FirstName, LastName, NULL, Title,
    MailingCountry, Phone, LeadSource, NULL, AccountId, NULL, false, MasterRecordId, NULL, NULL, IsDeleted = 'true',
    HasOptedOutOfEmail = 'true', CAST(CreatedDate AS TIMESTAMP), CAST(SystemModstamp AS TIMESTAMP)
FROM crm_contact
UNION ALL
SELECT
    key('marketo', id), 'marketo', 'person', id, address(email), email, firstName, lastName, company, title, NULL,
    phone, leadSource, leadStatus, sfdcAccountId, NULL, false, NULL, sfdcLeadId, sfdcContactId, false, unsubscribed = 'true',
    CAST(createdAt AS TIMESTAMP), CAST(updatedAt AS TIMESTAMP)
FROM automation_lead;

DROP TABLE crm_lead;
DROP TABLE crm_contact;
DROP TABLE automation_lead;

-- Merges that the automation made: activity 32.
CREATE TABLE person_merge AS
SELECT
    person_record_key AS winner_key,
    key('marketo', trim(unnest(string_split(regexp_replace(detail, '[^0-9,]', '', 'g'), ',')))) AS loser_key
FROM activity
WHERE type = '32';

CREATE TABLE edge AS
SELECT DISTINCT
    one,
    other
FROM (
    SELECT person_record_key AS one, key('salesforce', merged_into_id) AS other FROM person_record WHERE merged_into_id IS NOT NULL
    UNION ALL
    SELECT person_record_key, key('salesforce', converted_contact_id) FROM person_record WHERE converted_contact_id IS NOT NULL
    UNION ALL
    SELECT person_record_key, key('salesforce', crm_lead_id) FROM person_record WHERE crm_lead_id IS NOT NULL
    UNION ALL
    SELECT person_record_key, key('salesforce', crm_contact_id) FROM person_record WHERE crm_contact_id IS NOT NULL
    UNION ALL
    SELECT loser_key, winner_key FROM person_merge
    UNION ALL
    SELECT unnest(keys), keys[1]
    FROM (
        SELECT list(person_record_key ORDER BY person_record_key) AS keys
        FROM person_record
        WHERE email IS NOT NULL AND split_part(email, '@', 1) NOT IN (${role_mailboxes})
        GROUP BY email
        HAVING count(*) BETWEEN 2 AND 20
    )
)
WHERE one <> other;

CREATE TABLE label AS
SELECT node, min(node) AS label
FROM (SELECT one AS node FROM edge UNION ALL SELECT other FROM edge)
GROUP BY node;

CREATE TABLE both_ways AS
SELECT one, other FROM edge
UNION ALL
SELECT other, one FROM edge;
