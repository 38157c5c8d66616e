CREATE OR REPLACE TABLE person_record AS
SELECT person_record_key, source_system, source_id, email, merged_into_id, converted_contact_id, crm_lead_id, crm_contact_id, _first_delivered_on
FROM '${records}/*.parquet';

CREATE OR REPLACE TABLE crm_record AS
SELECT source_id, person_record_key FROM person_record WHERE source_system = 'salesforce';

CREATE OR REPLACE TABLE edge AS
SELECT DISTINCT one, other
FROM (
    SELECT named.one, crm_record.person_record_key AS other
    FROM (
        SELECT person_record_key AS one, merged_into_id AS id FROM person_record WHERE merged_into_id IS NOT NULL
        UNION ALL
        SELECT person_record_key, converted_contact_id FROM person_record WHERE converted_contact_id IS NOT NULL
        UNION ALL
        SELECT person_record_key, crm_lead_id FROM person_record WHERE crm_lead_id IS NOT NULL
        UNION ALL
        SELECT person_record_key, crm_contact_id FROM person_record WHERE crm_contact_id IS NOT NULL
    ) AS named
    INNER JOIN crm_record ON named.id = crm_record.source_id
    UNION ALL
    SELECT unnest(keys), keys[1]
    FROM (
        SELECT list(person_record_key ORDER BY person_record_key) AS keys
        FROM person_record
        WHERE email IS NOT NULL AND split_part(email, '@', 1) NOT IN ('info', 'sales', 'support', 'admin', 'office', 'contact')
        GROUP BY email
        HAVING count(*) BETWEEN 2 AND 20
    )
)
WHERE one <> other;

CREATE OR REPLACE TABLE label AS
SELECT node, min(node) AS label
FROM (SELECT one AS node FROM edge UNION ALL SELECT other FROM edge)
GROUP BY node;

CREATE OR REPLACE TABLE both_ways AS
SELECT one, other FROM edge
UNION ALL
SELECT other, one FROM edge;
---- map
-- The first delivered record of each person names it.
COPY (
    WITH labelled AS (
        SELECT person_record.*, coalesce(label.label, person_record_key) AS label
        FROM person_record
        LEFT JOIN label ON label.node = person_record.person_record_key
    ),

    naming AS (
        SELECT label, min(struct_pack(_first_delivered_on, source_system, source_id, person_record_key)) AS first
        FROM labelled
        GROUP BY label
    )

    SELECT
        labelled.person_record_key,
        naming.first.person_record_key AS naming_key,
        left(sha256(naming.first.source_system || ':' || naming.first.source_id), 32) AS person_id
    FROM labelled
    INNER JOIN naming ON labelled.label = naming.label
) TO '${out}' (FORMAT parquet);
