-- One row per user of a sales system who can own work; and the two members for nobody.
-- Why: users are people too, so their names and addresses stay in silver.
WITH
users AS (
    SELECT * FROM silver.sales_user
),

described AS (
    SELECT
        sales_user_key AS user_key,
        source_system,
        COALESCE(source_id, '(unknown)') AS user_id,
        COALESCE(department, '(unknown)') AS department,
        is_active,
        COALESCE(time_zone, '(unknown)') AS time_zone
    FROM users
),

members AS (
    SELECT user_key, label, label, label, CAST(NULL AS BOOLEAN), label
    FROM VALUES (-1L, '(unknown)'), (-2L, '(not applicable)') AS member (user_key, label)
),

final AS (
    SELECT * FROM described
    UNION ALL
    SELECT * FROM members
)

SELECT * FROM final
