-- One row per work item: how long it took and where the time went.
-- Why: who works on it stays in silver; a report about requests needs no names.
WITH
flow AS (
    SELECT * FROM silver.work_flow
),

items AS (
    SELECT work_item_key, source_system, source_id, issue_key FROM silver.work_item
),

campaigns AS (
    SELECT source_id, MIN(campaign_key) AS campaign_key
    FROM gold.dim_campaign
    WHERE campaign_key NOT IN (-1, -2)
    GROUP BY source_id
),

final AS (
    SELECT
        flow.work_item_key,
        COALESCE(items.issue_key, items.source_id) AS issue_key,
        items.source_system,
        CASE
            WHEN flow.campaign_source_id IS NULL THEN -2L
            ELSE COALESCE(campaigns.campaign_key, -1L)
        END AS campaign_key,
        date_key(flow.submitted_on) AS submitted_date_key,
        CASE WHEN flow.started_at IS NULL THEN -2 ELSE date_key(reporting_date(flow.started_at)) END AS started_date_key,
        CASE WHEN flow.done_on IS NULL THEN -2 ELSE date_key(flow.done_on) END AS done_date_key,
        CASE WHEN flow.due_date IS NULL THEN -2 ELSE date_key(flow.due_date) END AS due_date_key,
        COALESCE(flow.work_type, '(unknown)') AS work_type,
        COALESCE(flow.priority, '(unknown)') AS priority,
        flow.status,
        flow.status_class,
        flow.is_open,
        flow.lead_time_days,
        flow.cycle_days,
        flow.approval_wait_business_minutes,
        flow.precision
    FROM flow
    INNER JOIN items ON flow.work_item_key = items.work_item_key
    LEFT JOIN campaigns ON flow.campaign_source_id = campaigns.source_id
)

SELECT * FROM final
