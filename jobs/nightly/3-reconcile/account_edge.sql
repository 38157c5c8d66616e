-- One row per pair of account records that one rule says are the same company.
-- Why: as silver.person_edge, for companies.
WITH
accounts AS (
    SELECT * FROM silver.account_record
),

domains AS (
    SELECT * FROM silver.account_domain
),

matches AS (
    SELECT * FROM silver.account_match
),

merged AS (
    SELECT account_record_key AS left_record_key, record_key(source_system, merged_into_id) AS right_record_key
    FROM accounts
    WHERE merged_into_id IS NOT NULL
),

crm_id AS (
    SELECT account_record_key AS left_record_key, record_key(crm_beside(source_system), crm_account_id) AS right_record_key
    FROM accounts
    WHERE crm_account_id IS NOT NULL
),

same_domain AS (
    SELECT
        account_record_key AS left_record_key,
        min(account_record_key) OVER (PARTITION BY domain) AS right_record_key
    FROM domains
),

same_name AS (
    SELECT left_record_key, right_record_key
    FROM matches
    WHERE outcome = 'linked'
),

edges AS (
    SELECT left_record_key, right_record_key, 'merged' AS rule FROM merged
    UNION ALL
    SELECT left_record_key, right_record_key, 'crm_id' AS rule FROM crm_id
    UNION ALL
    SELECT left_record_key, right_record_key, 'domain' AS rule FROM same_domain
    UNION ALL
    SELECT left_record_key, right_record_key, 'name' AS rule FROM same_name
),

final AS (
    SELECT left_record_key, right_record_key, rule
    FROM edges
    WHERE left_record_key <> right_record_key
)

SELECT * FROM final
