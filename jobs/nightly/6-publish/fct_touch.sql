-- One row per touch: something a known person did that marketing can be credited for.
-- Why: person and company are resolved once before the touches are joined, so that those are shuffled once.
WITH
touches AS (
    SELECT * FROM silver.touch
),

links AS (
    SELECT * FROM silver.person_link
),

persons AS (
    SELECT * FROM gold.dim_person
),

people_of_records AS (
    SELECT
        links.person_record_key,
        persons.person_key,
        persons.account_key
    FROM links
    INNER JOIN persons ON links.person_key = persons.person_key
),

final AS (
    SELECT
        touches.touch_key,
        touches.month,
        date_key(touches.occurred_on) AS date_key,
        touches.occurred_at,
        COALESCE(people_of_records.person_key, -1L) AS person_key,
        COALESCE(people_of_records.account_key, -1L) AS account_key,
        COALESCE(touches.campaign_key, -2L) AS campaign_key,
        member_key('channel', touches.channel) AS channel_key,
        touches.touch_type,
        touches.source_system
    FROM touches
    LEFT JOIN people_of_records ON touches.person_record_key = people_of_records.person_record_key
)

-- A month in few files, whatever the join left behind: readers open files, not rows.
SELECT /*+ REBALANCE(month) */ * FROM final
