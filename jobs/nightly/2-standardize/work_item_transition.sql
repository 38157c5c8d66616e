-- One row per stay of a work item in a status.
-- Why: there is no change history in the exports, so a change is what differs between two snapshots. It is dated by the
-- item's own times where they fall between the two, and otherwise by the snapshot that first shows it. Before the first
-- snapshot nothing is known but when the item was made: a queue is where items start.
WITH snapshots AS (
    SELECT
        source_system,
        source_id,
        snapshot_at,
        status,
        status_class,
        created_at,
        updated_at,
        resolved_at,
        _generated_at
    FROM silver.work_item_snapshot
),

beside_previous AS (
    SELECT
        *,
        lag(status) OVER one_item AS from_status,
        lag(snapshot_at) OVER one_item AS previous_snapshot_at
    FROM snapshots
    WINDOW one_item AS (PARTITION BY source_system, source_id ORDER BY snapshot_at, _generated_at)
),

status_changes AS (
    SELECT * FROM beside_previous
    WHERE previous_snapshot_at IS NULL OR status <> from_status
),

dated_exactly AS (
    SELECT
        *,
        CASE
            WHEN status_class = 'done' AND resolved_at <= snapshot_at
                AND resolved_at > coalesce(previous_snapshot_at, TIMESTAMP '0001-01-01 00:00:00')
                THEN resolved_at
            WHEN previous_snapshot_at IS NULL AND updated_at = created_at THEN created_at
            WHEN previous_snapshot_at IS NOT NULL AND updated_at > previous_snapshot_at AND updated_at <= snapshot_at
                THEN updated_at
        END AS exact_at
    FROM status_changes
),

dated AS (
    SELECT
        *,
        CASE
            WHEN exact_at IS NOT NULL THEN exact_at
            WHEN previous_snapshot_at IS NOT NULL THEN snapshot_at
            WHEN status_class = 'queue' THEN created_at
            ELSE least(updated_at, snapshot_at)
        END AS entered_at
    FROM dated_exactly
),

final AS (
    SELECT
        record_key(source_system, concat(source_id, '@', CAST(unix_micros(_generated_at) AS STRING)))
            AS work_item_transition_key,
        source_system,
        source_id,
        entered_at,
        lead(entered_at) OVER (PARTITION BY source_system, source_id ORDER BY snapshot_at, _generated_at) AS left_at,
        status,
        status_class,
        from_status,
        CASE WHEN exact_at IS NOT NULL THEN 'exact' ELSE 'snapshot' END AS precision
    FROM dated
)

SELECT * FROM final
