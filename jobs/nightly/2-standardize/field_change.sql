-- One row per field of a record and delivery that shows it otherwise than the delivery before.
-- Why: exports without history show a change only by what differs between two nights. Where the source's own history tells
-- the same change, its instant stands here instead of the interval, and whoever counts both sides counts the rows with
-- evidence 'snapshot' only. What changed twice between two deliveries is seen by history alone.
WITH changes AS (
    SELECT * FROM silver.record_change
),

fields AS (
    SELECT
        *,
        explode(map_keys(coalesce(after, before))) AS field
    FROM changes
),

-- A record that is gone has no values any more: it is deleted, whatever else it had. One that came back had been deleted.
valued AS (
    SELECT
        *,
        CASE WHEN happened = 'returned' AND field = 'is_deleted' THEN 'true' ELSE before[field] END AS from_value,
        CASE WHEN happened = 'vanished' THEN 'true' ELSE after[field] END AS to_value
    FROM fields
    WHERE happened <> 'vanished' OR field = 'is_deleted'
),

differing AS (
    SELECT *
    FROM valued
    WHERE
        from_value IS DISTINCT FROM to_value
        AND NOT (happened = 'appeared' AND field = 'is_deleted' AND to_value = 'false')
),

told AS (
    SELECT person_record_key AS record_key, 'lifecycle_stage' AS field, to_stage AS to_value, changed_at
    FROM silver.lifecycle_transition
    UNION ALL
    SELECT person_record_key, 'status_raw', raw_to, changed_at
    FROM silver.lifecycle_transition
    UNION ALL
    SELECT opportunity_key, 'stage', to_stage, changed_at
    FROM silver.opportunity_stage
    UNION ALL
    SELECT opportunity_key, 'stage_raw', to_stage_raw, changed_at
    FROM silver.opportunity_stage
    UNION ALL
    SELECT
        record_key(source_system, source_id),
        tracked_column,
        CASE WHEN tracked_column = 'owner_id' THEN crm_id(new_value) ELSE new_value END,
        changed_at
    FROM silver.field_history
    WHERE tracked_column IS NOT NULL
),

-- The clocks of a record and of its history may differ by seconds, so the day of the delivery bounds the search.
dated AS (
    SELECT
        differing.record_change_key,
        differing.field,
        max(told.changed_at) AS told_at
    FROM differing
    INNER JOIN told
        ON
            differing.record_key = told.record_key
            AND differing.field = told.field
            AND differing.to_value <=> told.to_value
            AND told.changed_at >= differing.changed_after
            AND told.changed_at <= greatest(differing.changed_by, differing.snapshot_at + INTERVAL 1 DAY)
    GROUP BY differing.record_change_key, differing.field
),

final AS (
    SELECT
        record_key(differing.field, CAST(differing.record_change_key AS STRING)) AS field_change_key,
        differing.recorded_in,
        differing.record_key,
        differing.source_system,
        differing.source_id,
        differing.field,
        differing.from_value,
        differing.to_value,
        coalesce(dated.told_at, differing.changed_after) AS changed_after,
        coalesce(dated.told_at, differing.changed_by) AS changed_by,
        CASE WHEN dated.told_at IS NULL THEN 'snapshot' ELSE 'history' END AS evidence
    FROM differing
    LEFT JOIN dated
        ON
            differing.record_change_key = dated.record_change_key
            AND differing.field = dated.field
)

SELECT * FROM final
