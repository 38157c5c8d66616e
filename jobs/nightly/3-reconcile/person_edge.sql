-- One row per pair of person records that one rule says are the same human being.
-- Why: the rules stand here to be read and questioned; silver.person_link only follows the pairs to their ends. As a table
-- it answers "why are these two one person", and the driver reads 17 bytes a pair from it instead of recomputing them.
-- An id that two records share although everything else tells two human beings apart stands here too, and joins nobody.
WITH
records AS (
    SELECT * FROM silver.person_record
),

merges AS (
    SELECT * FROM silver.person_merge
),

decided AS (
    SELECT left_record_key, right_record_key
    FROM silver.person_decision
    WHERE verdict = 'same'
),

losers AS (
    SELECT source_system, winner_id, explode(split(loser_id, ',')) AS loser_id
    FROM merges
),

-- Left is the record that was given up, right the one that went on.
merged AS (
    SELECT person_record_key AS left_record_key, record_key(source_system, merged_into_id) AS right_record_key
    FROM records
    WHERE merged_into_id IS NOT NULL
    UNION
    SELECT record_key(source_system, trim(loser_id)), record_key(source_system, winner_id)
    FROM losers
),

converted AS (
    SELECT person_record_key AS left_record_key, record_key(source_system, converted_contact_id) AS right_record_key
    FROM records
    WHERE converted_contact_id IS NOT NULL
),

-- What tells people apart where all of it is known; others contradict nobody.
described AS (
    SELECT
        *,
        CASE
            WHEN first_name IS NOT NULL AND last_name IS NOT NULL AND email IS NOT NULL
                THEN named_struct('first_name', first_name, 'last_name', last_name, 'email', email, 'phone', phone)
        END AS human
    FROM records
),

-- Both ids of a record that was converted while it was synchronised are the same person; one id given twice is one pair.
carried AS (
    SELECT *, record_key(crm_beside(source_system), crm_contact_id) AS crm_record_key
    FROM described
    WHERE crm_contact_id IS NOT NULL
    UNION ALL
    SELECT *, record_key(crm_beside(source_system), crm_lead_id)
    FROM described
    WHERE crm_lead_id IS NOT NULL AND crm_lead_id IS DISTINCT FROM crm_contact_id
),

-- Whom an id means: whose record it is; of a record that never came or says too little, the first delivered who carries it.
carriers AS (
    SELECT
        carried.person_record_key,
        carried.crm_record_key,
        carried.human AS carrier,
        coalesce(
            owner.human,
            min_by(
                carried.human,
                CASE
                    WHEN carried.human IS NOT NULL
                        THEN struct(
                            carried._first_delivered_on IS NULL,
                            carried._first_delivered_on,
                            carried.source_system,
                            carried.source_id
                        )
                END
            ) OVER (PARTITION BY carried.crm_record_key)
        ) AS meant
    FROM carried
    LEFT OUTER JOIN described AS owner
        ON carried.crm_record_key = owner.person_record_key
),

crm_id AS (
    SELECT
        person_record_key AS left_record_key,
        crm_record_key AS right_record_key,
        coalesce(
            carrier.email <> meant.email
            AND coalesce(carrier.phone <> meant.phone, true)
            AND are_unlike(carrier.last_name, meant.last_name)
            AND are_unlike(carrier.first_name, meant.first_name)
            AND are_unlike(carrier.first_name, meant.last_name)
            AND are_unlike(carrier.last_name, meant.first_name),
            false
        ) AS is_contradicted
    FROM carriers
),

addresses AS (
    SELECT
        person_record_key,
        email,
        min(person_record_key) OVER (PARTITION BY email) AS first_record_key,
        count(*) OVER (PARTITION BY email) AS records
    FROM records
    WHERE email_is_valid AND NOT is_role_mailbox(email)
),

-- A star around one record of the address joins as much as all pairs would.
same_email AS (
    SELECT
        person_record_key AS left_record_key,
        first_record_key AS right_record_key,
        xxhash64(email) AS shared_key
    FROM addresses
    WHERE records BETWEEN 2 AND max_records_per_email()
),

edges AS (
    SELECT left_record_key, right_record_key, 'decided' AS rule, false AS is_contradicted, right_record_key AS shared_key
    FROM decided
    UNION ALL
    SELECT left_record_key, right_record_key, 'merged' AS rule, false AS is_contradicted, right_record_key AS shared_key
    FROM merged
    UNION ALL
    SELECT left_record_key, right_record_key, 'converted' AS rule, false AS is_contradicted, right_record_key AS shared_key
    FROM converted
    UNION ALL
    SELECT left_record_key, right_record_key, 'crm_id' AS rule, is_contradicted, right_record_key AS shared_key
    FROM crm_id
    UNION ALL
    SELECT left_record_key, right_record_key, 'email' AS rule, false AS is_contradicted, shared_key
    FROM same_email
),

final AS (
    SELECT left_record_key, right_record_key, rule, is_contradicted, shared_key
    FROM edges
    WHERE left_record_key <> right_record_key
)

SELECT * FROM final
