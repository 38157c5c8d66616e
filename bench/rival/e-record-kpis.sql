-- KPIs by month of the quality of records.
COPY (
    SELECT 'completeness' AS kpi, month, sum(filled_fields) AS numerator, 6 * count(*) AS denominator
    FROM '${out}/record_quality.parquet'
    GROUP BY month
    UNION ALL
    SELECT 'invalid_email_rate', month, count_if(NOT email_is_valid), count(*)
    FROM '${out}/record_quality.parquet'
    WHERE has_email
    GROUP BY month
) TO '${out}/record_kpi.parquet';
