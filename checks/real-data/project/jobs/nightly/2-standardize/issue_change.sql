-- One row per changed field of a history entry.
WITH entries AS (
    SELECT
        issue_id,
        explode(
            from_json(
                histories,
                'array<struct<id:string,created:string,items:array<struct<field:string,fromString:string,toString:string>>>>'
            )
        ) AS entry
    FROM silver.issue
),

final AS (
    SELECT
        entry.id AS history_id,
        change_item AS item,
        issue_id,
        try_to_timestamp(entry.created, "yyyy-MM-dd'T'HH:mm:ss.SSSZ") AS changed_at,
        change_value.field AS field,
        change_value.fromString AS from_value,
        change_value.toString AS to_value
    FROM entries
    LATERAL VIEW posexplode(entry.items) changes AS change_item, change_value
)

SELECT * FROM final
