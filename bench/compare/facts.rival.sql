-- The same by the rival.
WITH lead AS (
    SELECT concat_ws(' ', year(created_on) * 100 + month(created_on), channel) AS of_what, *
    FROM '${rival}/lead.parquet'
),

opportunity AS (
    SELECT concat_ws(' ', currency, year(close_date) * 100 + month(close_date), is_closed, is_won) AS of_what, *
    FROM '${rival}/opportunity.parquet'
),

cost AS (
    SELECT concat_ws(' ', source_system, currency, year(cost_on) * 100 + month(cost_on)) AS of_what, *
    FROM '${rival}/cost.parquet'
),

platform AS (
    SELECT CAST(year(on_day) * 100 + month(on_day) AS VARCHAR) AS of_what, *
    FROM '${rival}/platform_conversion.parquet'
)

SELECT 'leads' AS measure, of_what, count(*)::DECIMAL(38, 6) AS value FROM lead GROUP BY ALL
UNION ALL SELECT 'mqls', of_what, count_if(mql_on IS NOT NULL) FROM lead GROUP BY ALL
UNION ALL SELECT 'opportunities of leads', of_what, count_if(opportunity_at IS NOT NULL) FROM lead GROUP BY ALL
UNION ALL SELECT 'opportunities', of_what, count(*) FROM opportunity GROUP BY ALL
UNION ALL SELECT 'opportunity amount', of_what, sum(amount) FROM opportunity GROUP BY ALL
UNION ALL SELECT 'opportunity amount in reporting currency', of_what, sum(amount_reporting) FROM opportunity GROUP BY ALL
UNION ALL SELECT 'accounts with opportunities', 'all', count(DISTINCT account_key) FROM opportunity WHERE account_key IS NOT NULL
UNION ALL SELECT 'costs', of_what, count(*) FROM cost GROUP BY ALL
UNION ALL SELECT 'cost', of_what, sum(cost) FROM cost GROUP BY ALL
UNION ALL SELECT 'cost in reporting currency', of_what, sum(cost_reporting) FROM cost GROUP BY ALL
UNION ALL SELECT 'days of platforms'' campaigns', of_what, count(*) FROM platform GROUP BY ALL
UNION ALL SELECT 'platform conversions', of_what, sum(platform_conversions) FROM platform GROUP BY ALL
UNION ALL SELECT 'credited beside platforms', of_what, sum(credited_conversions) FROM platform GROUP BY ALL
