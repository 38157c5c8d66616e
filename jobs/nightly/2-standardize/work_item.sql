-- One row per work item, as the latest snapshot shows it.
-- Why: exports of work management hold no history; each night's file is a snapshot of everything that is still there.
WITH snapshots AS (
    SELECT * FROM silver.work_item_snapshot
),

ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY source_system, source_id
            ORDER BY snapshot_at DESC, _generated_at DESC, _delivery_id DESC, _row DESC
        ) AS age,
        min(snapshot_at) OVER (PARTITION BY source_system, source_id) AS first_seen_at
    FROM snapshots
),

final AS (
    SELECT
        record_key(source_system, source_id) AS work_item_key,
        source_system,
        source_id,
        issue_key,
        summary,
        work_type,
        status,
        status_class,
        priority,
        assignee,
        reporter,
        approver,
        campaign_source_id,
        parent_id,
        created_at,
        updated_at,
        resolved_at,
        due_date,
        first_seen_at,
        snapshot_at AS last_seen_at
    FROM ranked
    WHERE age = 1
)

SELECT * FROM final
