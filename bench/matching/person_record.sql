-- Records of people in two systems: every second person is a contact that came of a lead, seven of ten are in the automation, half
-- of those with an id of the CRM; one of five is there twice under one address, one of fifty was merged.
WITH
people AS (
    SELECT
        id,
        concat(
            element_at(array('hana', 'otto', 'ivo', 'rosa', 'felix', 'elif', 'tova', 'jan'), CAST(1 + id % 8 AS INT)),
            '.',
            id,
            '@firm',
            id % 20011,
            '.example'
        ) AS email,
        element_at(array('Hana', 'Otto', 'Ivo', 'Rosa', 'Felix', 'Elif', 'Tova', 'Jan'), CAST(1 + id % 8 AS INT)) AS first_name,
        concat('Nor', lower(hex(id % 9973))) AS last_name
    FROM human
),

records AS (
    SELECT
        id, 'salesforce' AS source_system, concat('L', id) AS source_id,
        CASE WHEN id % 2 = 0 THEN concat('C', id) END AS converted_contact_id,
        CAST(NULL AS STRING) AS merged_into_id, CAST(NULL AS STRING) AS crm_lead_id, CAST(NULL AS STRING) AS crm_contact_id
    FROM people
    UNION ALL
    SELECT id, 'salesforce', concat('C', id), NULL, NULL, NULL, NULL
    FROM people
    WHERE id % 2 = 0
    UNION ALL
    SELECT id, 'salesforce', concat('D', id), NULL, CASE WHEN id % 50 = 0 THEN concat('L', id) END, NULL, NULL
    FROM people
    WHERE id % 5 = 0
    UNION ALL
    SELECT
        id, 'marketo', concat('', id), NULL, NULL,
        CASE WHEN id % 20 < 10 THEN concat('L', id) END, CASE WHEN id % 20 < 10 AND id % 2 = 0 THEN concat('C', id) END
    FROM people
    WHERE id % 10 < 7
)

SELECT
    record_key(records.source_system, records.source_id) AS person_record_key,
    records.*,
    people.email,
    true AS email_is_valid,
    people.first_name,
    people.last_name,
    CAST(NULL AS STRING) AS phone,
    date_add(DATE '2026-01-01', CAST(pmod(hash(records.source_system, records.source_id), 90) AS INT)) AS _first_delivered_on
FROM records
INNER JOIN people
    ON records.id = people.id
