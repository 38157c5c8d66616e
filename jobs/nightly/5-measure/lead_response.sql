-- One row per hand-over of a person to sales: how long it took until sales got in touch.
-- Why: the first call or e-mail counts, not the change of a status, and only minutes in which the owner's office is open.
-- A task that is not done is an intention and no touch. A hand-over still open counts as missed only once it is overdue.
WITH hand_overs AS (
    SELECT
        person_key,
        mql_at,
        mql_on,
        channel,
        lead_source
    FROM silver.funnel
    WHERE mql_at IS NOT NULL
),

owned_records AS (
    SELECT
        person_of(person_record_key) AS person_key,
        max_by(struct(source_system, owner_id), struct(updated_at, person_record_key)) AS newest
    FROM silver.person_record
    WHERE owner_id IS NOT NULL AND NOT is_deleted
    GROUP BY person_key
),

owners AS (
    SELECT
        owned_records.person_key,
        owned_records.newest.owner_id,
        users.department AS owner_department,
        users.time_zone
    FROM owned_records
    LEFT JOIN silver.sales_user AS users
        ON owned_records.newest.source_system = users.source_system
        AND owned_records.newest.owner_id = users.source_id
),

sales_touches AS (
    SELECT
        person_of(person_record_key) AS person_key,
        coalesce(completed_at, created_at) AS touched_at
    FROM silver.sales_activity
    WHERE NOT is_deleted AND (is_closed OR completed_at IS NOT NULL)
),

first_touches AS (
    SELECT
        hand_overs.person_key,
        min(sales_touches.touched_at) AS first_touch_at
    FROM hand_overs
    INNER JOIN sales_touches ON hand_overs.person_key = sales_touches.person_key
    WHERE sales_touches.touched_at >= hand_overs.mql_at
    GROUP BY hand_overs.person_key
),

timed AS (
    SELECT
        hand_overs.*,
        owners.owner_id,
        owners.owner_department,
        calendar_of(owners.time_zone) AS calendar,
        first_touches.first_touch_at,
        business_minutes(calendar_of(owners.time_zone), hand_overs.mql_at, first_touches.first_touch_at)
            AS business_minutes,
        business_minutes(calendar_of(owners.time_zone), hand_overs.mql_at, as_of()) AS age_business_minutes
    FROM hand_overs
    LEFT JOIN owners ON hand_overs.person_key = owners.person_key
    LEFT JOIN first_touches ON hand_overs.person_key = first_touches.person_key
),

final AS (
    SELECT
        person_key,
        mql_at,
        mql_on,
        channel,
        lead_source,
        owner_id,
        owner_department,
        calendar,
        first_touch_at,
        business_minutes,
        lead_sla_minutes() AS sla_business_minutes,
        CASE
            WHEN first_touch_at IS NOT NULL THEN business_minutes <= lead_sla_minutes()
            WHEN age_business_minutes > lead_sla_minutes() THEN FALSE
        END AS is_within_sla
    FROM timed
)

SELECT * FROM final
