-- One row per work item: how long it took from request to done, and how much of that was waiting for an approval.
-- Why: where the time of a request goes. A done item that was opened again is done when it came to its last rest.
WITH items AS (
    SELECT * FROM silver.work_item
),

stays AS (
    SELECT
        source_system,
        source_id,
        min(CASE WHEN status_class = 'active' THEN entered_at END) AS started_at,
        max(CASE WHEN status_class = 'done' AND left_at IS NULL THEN entered_at END) AS done_at,
        sum(
            CASE
                WHEN status_class = 'waiting'
                    THEN business_minutes(calendar_of(NULL), entered_at, coalesce(left_at, as_of()))
            END
        ) AS waiting_business_minutes,
        max(CASE WHEN status_class = 'waiting' AND left_at IS NULL THEN entered_at END) AS waiting_since,
        max(precision = 'snapshot') AS is_dated_by_snapshot
    FROM silver.work_item_transition
    GROUP BY source_system, source_id
),

dated AS (
    SELECT
        items.*,
        stays.started_at,
        CASE WHEN items.status_class = 'done' THEN coalesce(stays.done_at, items.resolved_at, items.updated_at) END
            AS done_at,
        stays.waiting_business_minutes,
        stays.waiting_since,
        stays.is_dated_by_snapshot
    FROM items
    LEFT JOIN stays ON items.source_system = stays.source_system AND items.source_id = stays.source_id
),

final AS (
    SELECT
        work_item_key,
        work_type,
        priority,
        status,
        status_class,
        campaign_source_id,
        created_at AS submitted_at,
        reporting_date(created_at) AS submitted_on,
        started_at,
        done_at,
        reporting_date(done_at) AS done_on,
        due_date,
        status_class <> 'done' AS is_open,
        CAST((unix_micros(done_at) - unix_micros(created_at)) / 86400000000 AS DECIMAL(18, 4)) AS lead_time_days,
        business_minutes(calendar_of(NULL), created_at, done_at) AS lead_time_business_minutes,
        CAST((unix_micros(done_at) - unix_micros(started_at)) / 86400000000 AS DECIMAL(18, 4)) AS cycle_days,
        waiting_business_minutes AS approval_wait_business_minutes,
        waiting_since,
        CASE WHEN is_dated_by_snapshot THEN 'snapshot' ELSE 'exact' END AS precision
    FROM dated
)

SELECT * FROM final
