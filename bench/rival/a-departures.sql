-- Records that are gone from their system: merged into another, as one or several tell, or deleted.
CREATE TABLE account_record AS
SELECT
    key('salesforce', Id) AS account_record_key,
    Name AS name,
    key('salesforce', MasterRecordId) AS merged_into_key,
    MasterRecordId IS NOT NULL AS is_merged,
    IsDeleted = 'true' AS is_deleted
FROM '${out}/bronze_crm_account.parquet'
QUALIFY row_number() OVER (PARTITION BY Id ORDER BY delivered(filename) DESC) = 1;

CREATE TABLE departure AS
WITH record AS (
    SELECT 'person_record' AS recorded_in, person_record_key AS record_key, is_deleted FROM person_record
    UNION ALL
    SELECT 'account_record', account_record_key, is_deleted FROM account_record
),

claim AS (
    SELECT 'person_record' AS recorded_in, person_record_key AS record_key, key('salesforce', merged_into_id) AS into_key
    FROM person_record
    WHERE merged_into_id IS NOT NULL
    UNION ALL
    SELECT 'person_record', loser_key, winner_key FROM person_merge
    UNION ALL
    SELECT 'account_record', account_record_key, merged_into_key FROM account_record WHERE is_merged
),

merged AS (
    SELECT recorded_in, record_key, count(DISTINCT into_key) AS claims
    FROM claim
    GROUP BY recorded_in, record_key
)

SELECT
    coalesce(record.recorded_in, merged.recorded_in) AS recorded_in,
    coalesce(record.record_key, merged.record_key) AS record_key,
    CASE WHEN merged.record_key IS NULL THEN 'deleted' ELSE 'merged' END AS departure,
    coalesce(merged.claims, 0) AS claims,
    record.record_key IS NOT NULL AS is_delivered
FROM record
FULL JOIN merged ON merged.record_key = record.record_key AND merged.recorded_in = record.recorded_in
WHERE merged.record_key IS NOT NULL OR record.is_deleted;

COPY departure TO '${out}/departure.parquet';
