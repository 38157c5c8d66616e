-- The same by the rival.
WITH quality AS (
    SELECT *, concat_ws(' ', source_system, record_type, month) AS of_what
    FROM '${rival}/record_quality.parquet'
)

SELECT 'departures' AS measure, concat_ws(' ', recorded_in, departure, claims, is_delivered) AS of_what, count(*) AS value
FROM '${rival}/departure.parquet'
GROUP BY ALL
UNION ALL SELECT 'sync differences', difference, count(*) FROM '${rival}/sync_difference.parquet' GROUP BY ALL
UNION ALL SELECT 'records', of_what, count(*) FROM quality GROUP BY ALL
UNION ALL SELECT 'duplicate records', of_what, count_if(is_duplicate) FROM quality GROUP BY ALL
UNION ALL SELECT 'records with an e-mail', of_what, count_if(has_email) FROM quality GROUP BY ALL
UNION ALL SELECT 'records with a valid e-mail', of_what, count_if(email_is_valid) FROM quality GROUP BY ALL
UNION ALL SELECT 'filled fields', of_what, sum(filled_fields) FROM quality GROUP BY ALL
UNION ALL SELECT 'consent conflicts', of_what, count_if(has_consent_conflict) FROM quality GROUP BY ALL
UNION ALL SELECT 'stale records', of_what, count_if(is_stale) FROM quality GROUP BY ALL
