-- KPIs of records, in all. Plumbline's are in core.plumbline.sql.
SELECT 'kpi numerator' AS measure, concat_ws(' ', kpi, month, 'total') AS of_what, numerator AS value FROM '${rival}/record_kpi.parquet'
UNION ALL SELECT 'kpi denominator', concat_ws(' ', kpi, month, 'total'), denominator FROM '${rival}/record_kpi.parquet'
