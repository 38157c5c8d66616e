-- One row per stay of a work item in a status.
-- Why: the stays add up to where the time went; BI relates them to the items by work_item_key.
WITH
stays AS (
    SELECT * FROM silver.work_item_transition
),

items AS (
    SELECT work_item_key, source_system, source_id FROM silver.work_item
),

final AS (
    SELECT
        stays.work_item_transition_key,
        items.work_item_key,
        date_key(reporting_date(stays.entered_at)) AS entered_date_key,
        CASE WHEN stays.left_at IS NULL THEN -2 ELSE date_key(reporting_date(stays.left_at)) END AS left_date_key,
        stays.entered_at,
        stays.left_at,
        stays.status,
        stays.status_class,
        COALESCE(stays.from_status, '(not applicable)') AS from_status,
        stays.precision
    FROM stays
    INNER JOIN items
        ON stays.source_system = items.source_system
        AND stays.source_id = items.source_id
)

SELECT * FROM final
