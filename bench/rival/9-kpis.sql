-- KPIs by month, in all and by channel, of spend, people, opportunities and credit.
CREATE TABLE funnel AS
WITH stage_entries AS (
    SELECT links.person_key, min(hand_over.occurred_at) AS mql_at
    FROM hand_over
    INNER JOIN person_link AS links ON links.person_record_key = hand_over.person_record_key
    GROUP BY links.person_key
),

last_touch AS (
    SELECT touches.person_key, arg_max(touches.channel, {'at': touches.occurred_at, 'key': touches.touch_key}) AS channel
    FROM (SELECT touch_key, person_key, occurred_at, channel FROM '${out}/touch.parquet') AS touches
    INNER JOIN person ON person.person_key = touches.person_key AND touches.occurred_at <= person.created_at
    GROUP BY touches.person_key
),

first_opportunity AS (
    SELECT owned.person_key, min(opportunity.created_at) AS opportunity_at
    FROM opportunity_person AS owned
    INNER JOIN opportunity ON opportunity.opportunity_key = owned.opportunity_key
    LEFT JOIN stage_entries ON stage_entries.person_key = owned.person_key
    WHERE owned.basis = 'contact_roles'
      AND (stage_entries.mql_at IS NULL OR opportunity.created_at >= stage_entries.mql_at)
    GROUP BY owned.person_key
)

SELECT
    person.person_key,
    person.created_on,
    coalesce(last_touch.channel, '(no touch)') AS channel,
    reporting_date(stage_entries.mql_at) AS mql_on,
    first_opportunity.opportunity_at
FROM person
LEFT JOIN stage_entries ON stage_entries.person_key = person.person_key
LEFT JOIN last_touch ON last_touch.person_key = person.person_key
LEFT JOIN first_opportunity ON first_opportunity.person_key = person.person_key;

CREATE TABLE channel_month AS
WITH stacked AS (
    SELECT month, channel, '(none)' AS model, sum(spend * fx_rate) AS spend, NULL AS new_leads, NULL AS mqls, NULL AS pipeline, NULL AS revenue,
        NULL AS opportunities
    FROM ad_spend
    GROUP BY ALL
    UNION ALL
    SELECT month_of(created_on), channel, '(none)', NULL, count(*), NULL, NULL, NULL, NULL
    FROM funnel
    GROUP BY ALL
    UNION ALL
    SELECT month_of(mql_on), channel, '(none)', NULL, NULL, count(*), NULL, NULL, NULL
    FROM funnel
    WHERE mql_on IS NOT NULL
    GROUP BY ALL
    UNION ALL
    SELECT
        credits.month,
        credits.channel,
        credits.model,
        NULL,
        NULL,
        NULL,
        sum(credits.credited_amount) FILTER (credits.milestone = 'opportunity_created'),
        sum(credits.credited_amount) FILTER (credits.milestone = 'closed_won'),
        sum(credits.credited_conversions) FILTER (credits.milestone = 'opportunity_created')
    FROM (
        SELECT month, channel, model, milestone, credited_amount, credited_conversions
        FROM '${out}/credit.parquet'
        WHERE milestone <> 'lead_created'
    ) AS credits
    GROUP BY ALL
)

SELECT
    month,
    channel,
    model,
    coalesce(bool_or(bool_or(spend IS NOT NULL)) OVER (PARTITION BY channel), false) AS has_spend,
    CAST(sum(spend) AS DECIMAL(18, 4)) AS spend,
    sum(new_leads) AS new_leads,
    sum(mqls) AS mqls,
    CAST(sum(pipeline) AS DECIMAL(18, 4)) AS pipeline,
    CAST(sum(revenue) AS DECIMAL(18, 4)) AS revenue,
    CAST(sum(opportunities) AS DECIMAL(18, 6)) AS opportunities
FROM stacked
GROUP BY month, channel, model;

COPY channel_month TO '${out}/channel_month.parquet';

COPY (
    WITH channel_kpi AS (
        SELECT
            month,
            coalesce(channel, 'total') AS dimension_value,
            sum(revenue) FILTER (model = 'w_shaped' AND channel <> '(no touch)') AS attributed_revenue,
            sum(pipeline) FILTER (model = 'first_touch' AND channel <> '(no touch)') AS sourced_pipeline,
            sum(pipeline) FILTER (model = 'first_touch') AS pipeline,
            sum(spend) AS spend,
            sum(new_leads) AS new_leads,
            sum(mqls) AS mqls,
            sum(revenue) FILTER (has_spend AND model = 'w_shaped') AS paid_revenue,
            sum(spend) FILTER (has_spend) AS paid_spend,
            sum(opportunities) FILTER (model = 'w_shaped') AS opportunities
        FROM channel_month
        GROUP BY GROUPING SETS ((month), (month, channel))
    ),

    win AS (
        SELECT month_of(close_date) AS month, count_if(is_won) AS won, count(*) AS decided
        FROM opportunity
        WHERE is_closed
        GROUP BY ALL
    ),

    handed_over AS (
        SELECT
            month_of(mql_on) AS month,
            coalesce(channel, 'total') AS dimension_value,
            count(opportunity_at) AS opportunities,
            count(*) AS mqls
        FROM funnel
        WHERE mql_on IS NOT NULL
        GROUP BY GROUPING SETS ((month_of(mql_on)), (month_of(mql_on), channel))
    ),

    duplicate AS (
        SELECT month_of(created_on) AS month, count_if(place > 1) AS duplicates, count(*) AS records
        FROM (
            SELECT
                reporting_date(records.created_at) AS created_on,
                row_number() OVER (PARTITION BY links.person_key, records.source_system, records.record_type ORDER BY records.created_at, records.person_record_key) AS place
            FROM person_record AS records
            INNER JOIN person_link AS links ON links.person_record_key = records.person_record_key
            WHERE NOT records.is_deleted
        )
        GROUP BY ALL
    )

    SELECT 'attributed_revenue' AS kpi, month, dimension_value, attributed_revenue AS numerator, NULL AS denominator FROM channel_kpi
    UNION ALL SELECT 'sourced_pipeline', month, dimension_value, sourced_pipeline, NULL FROM channel_kpi
    UNION ALL SELECT 'sourced_share', month, dimension_value, sourced_pipeline, pipeline FROM channel_kpi WHERE dimension_value = 'total'
    -- Campaigns of the workload state no costs, so ad spend is all that marketing costs.
    UNION ALL SELECT 'cost_per_lead', month, dimension_value, spend, new_leads FROM channel_kpi
    UNION ALL SELECT 'cost_per_mql', month, dimension_value, spend, mqls FROM channel_kpi
    UNION ALL SELECT 'roas', month, dimension_value, paid_revenue, paid_spend FROM channel_kpi
    UNION ALL SELECT 'roi', month, dimension_value, coalesce(paid_revenue, 0) - paid_spend, paid_spend FROM channel_kpi
    UNION ALL SELECT 'cost_per_opportunity', month, dimension_value, spend, opportunities FROM channel_kpi
    UNION ALL SELECT 'new_leads', month, dimension_value, new_leads, NULL FROM channel_kpi WHERE new_leads > 0
    UNION ALL SELECT 'mql_count', month, dimension_value, mqls, NULL FROM channel_kpi WHERE mqls > 0
    UNION ALL SELECT 'win_rate', month, 'total', won, decided FROM win
    UNION ALL SELECT 'mql_to_opportunity', month, dimension_value, opportunities, mqls FROM handed_over
    UNION ALL SELECT 'duplicate_rate', month, 'total', duplicates, records FROM duplicate
) TO '${out}/kpi.parquet';
