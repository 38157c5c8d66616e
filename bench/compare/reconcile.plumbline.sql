-- What reconciliation found: departures, differences between CRM and automation, the quality of records.
WITH quality AS (
    SELECT *, concat_ws(' ', source_system, record_type, year(created_on) * 100 + month(created_on)) AS of_what
    FROM ${lake:silver.record_quality}
)

SELECT 'departures' AS measure, concat_ws(' ', recorded_in, departure, claims, is_delivered) AS of_what, count(*) AS value
FROM ${lake:silver.record_departure}
GROUP BY ALL
UNION ALL
SELECT 'sync differences', coalesce(field, kind), count(*)
FROM ${lake:ops.sync_difference}
WHERE field IS NULL OR field IN ('email', 'has_opted_out', 'company')
GROUP BY ALL
UNION ALL SELECT 'records', of_what, count(*) FROM quality GROUP BY ALL
UNION ALL SELECT 'duplicate records', of_what, count_if(is_duplicate) FROM quality GROUP BY ALL
UNION ALL SELECT 'records with an e-mail', of_what, count_if(has_email) FROM quality GROUP BY ALL
UNION ALL SELECT 'records with a valid e-mail', of_what, count_if(email_is_valid) FROM quality GROUP BY ALL
UNION ALL SELECT 'filled fields', of_what, sum(filled_fields) FROM quality GROUP BY ALL
UNION ALL SELECT 'consent conflicts', of_what, count_if(has_consent_conflict) FROM quality GROUP BY ALL
UNION ALL SELECT 'stale records', of_what, count_if(is_stale) FROM quality GROUP BY ALL
