-- One row per hand-over of a person to sales (the first one of each person).
-- Why: an owner's id may be known to two systems; one of them is taken, so that no hand-over is repeated.
WITH
responses AS (
    SELECT * FROM silver.lead_response
),

users AS (
    SELECT user_id, MIN(user_key) AS user_key FROM gold.dim_user WHERE user_key NOT IN (-1, -2) GROUP BY user_id
),

persons AS (
    SELECT person_key FROM gold.dim_person
),

final AS (
    SELECT
        persons.person_key,
        CASE
            WHEN responses.owner_id IS NULL THEN -2L
            ELSE COALESCE(users.user_key, -1L)
        END AS user_key,
        CASE WHEN responses.channel = '(no touch)' THEN -2L ELSE member_key('channel', responses.channel) END AS channel_key,
        date_key(responses.mql_on) AS mql_date_key,
        responses.mql_at,
        responses.first_touch_at,
        responses.calendar,
        responses.business_minutes,
        responses.sla_business_minutes,
        responses.is_within_sla
    FROM responses
    INNER JOIN persons ON responses.person_key = persons.person_key
    LEFT JOIN users ON responses.owner_id = users.user_id
)

SELECT * FROM final
