-- Published facts: leads, opportunities, costs, platforms' conversions beside those credited.
WITH lead AS (
    SELECT concat_ws(' ', leads.created_date_key // 100, CASE WHEN leads.channel_key = -2 THEN '(no touch)' ELSE channels.channel END) AS of_what, leads.*
    FROM read_parquet('${release}/fct_lead/**/*.parquet') AS leads
    LEFT JOIN read_parquet('${release}/dim_channel/**/*.parquet') AS channels ON channels.channel_key = leads.channel_key
),

opportunity AS (
    SELECT concat_ws(' ', currency, close_date_key // 100, is_closed, is_won) AS of_what, *
    FROM read_parquet('${release}/fct_opportunity/**/*.parquet')
),

cost AS (
    SELECT concat_ws(' ', source_system, currency, date_key // 100) AS of_what, *
    FROM read_parquet('${release}/fct_cost/**/*.parquet')
),

platform AS (
    SELECT CAST(date_key // 100 AS VARCHAR) AS of_what, *
    FROM read_parquet('${release}/fct_platform_conversion/**/*.parquet')
)

SELECT 'leads' AS measure, of_what, count(*)::DECIMAL(38, 6) AS value FROM lead GROUP BY ALL
UNION ALL SELECT 'mqls', of_what, count_if(mql_date_key <> -2) FROM lead GROUP BY ALL
UNION ALL SELECT 'opportunities of leads', of_what, count_if(opportunity_date_key <> -2) FROM lead GROUP BY ALL
UNION ALL SELECT 'opportunities', of_what, count(*) FROM opportunity GROUP BY ALL
UNION ALL SELECT 'opportunity amount', of_what, sum(amount) FROM opportunity GROUP BY ALL
UNION ALL SELECT 'opportunity amount in reporting currency', of_what, sum(amount_reporting) FROM opportunity GROUP BY ALL
UNION ALL SELECT 'accounts with opportunities', 'all', count(DISTINCT account_key) FROM opportunity WHERE account_key NOT IN (-1, -2)
UNION ALL SELECT 'costs', of_what, count(*) FROM cost GROUP BY ALL
UNION ALL SELECT 'cost', of_what, sum(cost) FROM cost GROUP BY ALL
UNION ALL SELECT 'cost in reporting currency', of_what, sum(cost_reporting) FROM cost GROUP BY ALL
UNION ALL SELECT 'days of platforms'' campaigns', of_what, count(*) FROM platform GROUP BY ALL
UNION ALL SELECT 'platform conversions', of_what, sum(platform_conversions) FROM platform GROUP BY ALL
UNION ALL SELECT 'credited beside platforms', of_what, sum(credited_conversions) FROM platform GROUP BY ALL
