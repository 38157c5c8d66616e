-- One row per person or account record that is gone from its system, whatever tells so: once each.
-- Why: a merge is told by the loser, by the winner, by an activity or by several of them, and the loser is then deleted,
-- hard-deleted and absent, one after the other. Counted by event one record would vanish up to four times.
WITH people AS (
    SELECT
        'person_record' AS recorded_in,
        person_record_key AS record_key,
        source_system,
        source_id,
        merged_into_id,
        is_deleted,
        updated_at,
        _missing_since,
        _generated_at
    FROM silver.person_record
),

accounts AS (
    SELECT
        'account_record' AS recorded_in,
        account_record_key AS record_key,
        source_system,
        source_id,
        merged_into_id,
        is_deleted,
        updated_at,
        _missing_since,
        _generated_at
    FROM silver.account_record
),

records AS (
    SELECT * FROM people
    UNION ALL
    SELECT * FROM accounts
),

merges_by_winner AS (
    SELECT source_system, winner_id, trim(loser_id) AS loser_id, merged_at
    FROM (
        SELECT source_system, winner_id, explode(split(loser_id, ',')) AS loser_id, merged_at
        FROM silver.person_merge
    )
),

claims AS (
    SELECT
        recorded_in,
        record_key,
        source_system,
        source_id,
        merged_into_id,
        coalesce(updated_at, _generated_at) AS merged_at
    FROM records
    WHERE merged_into_id IS NOT NULL
    UNION ALL
    SELECT 'person_record', record_key(source_system, loser_id), source_system, loser_id, winner_id, merged_at
    FROM merges_by_winner
    WHERE loser_id <> ''
),

merged AS (
    SELECT
        recorded_in,
        record_key,
        min(source_system) AS source_system,
        min(source_id) AS source_id,
        min_by(merged_into_id, struct(-unix_micros(merged_at), merged_into_id)) AS merged_into_id,
        count(DISTINCT merged_into_id) AS claims,
        max(merged_at) AS merged_at
    FROM claims
    GROUP BY recorded_in, record_key
),

-- When the record went, as deliveries tell; of several times the last.
deletions AS (
    SELECT
        recorded_in,
        record_key,
        max_by(changed_after, struct(changed_by, changed_after)) AS changed_after,
        max(changed_by) AS changed_by
    FROM silver.field_change
    WHERE field = 'is_deleted' AND to_value = 'true'
    GROUP BY recorded_in, record_key
),

-- Joined by the key first, a number that hardly repeats: two records are told apart without a look at more.
gone AS (
    SELECT
        coalesce(records.recorded_in, merged.recorded_in) AS recorded_in,
        coalesce(records.record_key, merged.record_key) AS record_key,
        coalesce(records.source_system, merged.source_system) AS source_system,
        coalesce(records.source_id, merged.source_id) AS source_id,
        CASE
            WHEN merged.record_key IS NOT NULL THEN 'merged'
            WHEN records._missing_since IS NOT NULL THEN 'missing'
            ELSE 'deleted'
        END AS departure,
        merged.merged_into_id,
        coalesce(merged.claims, 0) AS claims,
        merged.merged_at,
        coalesce(records.updated_at, records._generated_at) AS told_at,
        records.record_key IS NOT NULL AS is_delivered,
        coalesce(NOT records.is_deleted AND records._generated_at > merged.merged_at, false) AS is_shown_again
    FROM records
    FULL OUTER JOIN merged
        ON
            records.record_key = merged.record_key
            AND records.recorded_in = merged.recorded_in
    WHERE merged.record_key IS NOT NULL OR records.is_deleted
),

final AS (
    SELECT
        gone.record_key AS record_departure_key,
        gone.recorded_in,
        gone.source_system,
        gone.source_id,
        gone.departure,
        gone.merged_into_id,
        gone.claims,
        CASE WHEN gone.departure <> 'merged' THEN deletions.changed_after END AS gone_after,
        CASE
            WHEN gone.departure = 'merged' THEN gone.merged_at
            ELSE coalesce(deletions.changed_by, gone.told_at)
        END AS gone_by,
        gone.is_delivered,
        gone.is_shown_again
    FROM gone
    LEFT JOIN deletions
        ON
            gone.record_key = deletions.record_key
            AND gone.recorded_in = deletions.recorded_in
)

SELECT * FROM final
