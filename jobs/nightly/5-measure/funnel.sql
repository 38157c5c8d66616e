-- One row per person: when the person came in and when each stage of the funnel was first reached.
-- Why: one place where the first lead, hand-over, opportunity and deal of a person are dated, so that every funnel KPI
-- counts the same people. Opportunities from before the hand-over are another story: with a hand-over only later ones count.
WITH people AS (
    SELECT * FROM silver.person
),

links AS (
    SELECT person_record_key, person_key FROM silver.person_link
),

stage_entries AS (
    SELECT
        links.person_key,
        min(CASE WHEN transitions.to_stage = 'MQL' THEN transitions.changed_at END) AS mql_at,
        min(CASE WHEN transitions.to_stage = 'SAL' THEN transitions.changed_at END) AS sal_at,
        min(CASE WHEN transitions.to_stage = 'SQL' THEN transitions.changed_at END) AS sql_at
    FROM silver.lifecycle_transition AS transitions
    INNER JOIN links ON transitions.person_record_key = links.person_record_key
    GROUP BY links.person_key
),

touches_before_lead AS (
    SELECT
        people.person_key,
        max_by(touches.channel, struct(touches.occurred_at, touches.touch_key)) AS channel
    FROM silver.touch AS touches
    INNER JOIN links ON touches.person_record_key = links.person_record_key
    INNER JOIN people ON links.person_key = people.person_key
    WHERE touches.occurred_at <= people.created_at
    GROUP BY people.person_key
),

opportunities AS (
    SELECT * FROM silver.opportunity
    WHERE NOT is_deleted
),

contact_roles AS (
    SELECT person_key, opportunity_key
    FROM silver.opportunity_person
    WHERE basis = 'contact_roles'
),

conversions_of_leads AS (
    SELECT
        links.person_key,
        record_key(records.source_system, records.converted_opportunity_id) AS opportunity_key
    FROM silver.person_record AS records
    INNER JOIN links ON records.person_record_key = links.person_record_key
    WHERE records.converted_opportunity_id IS NOT NULL
),

opportunities_of_people AS (
    SELECT * FROM contact_roles
    UNION
    SELECT * FROM conversions_of_leads
),

opportunities_after_hand_over AS (
    SELECT
        owned.person_key,
        min(opportunities.created_at) AS opportunity_at,
        min(opportunities.created_on) AS opportunity_on,
        min(CASE WHEN opportunities.is_won THEN opportunities.close_date END) AS won_on
    FROM opportunities_of_people AS owned
    INNER JOIN opportunities ON owned.opportunity_key = opportunities.opportunity_key
    LEFT JOIN stage_entries ON owned.person_key = stage_entries.person_key
    WHERE stage_entries.mql_at IS NULL OR opportunities.created_at >= stage_entries.mql_at
    GROUP BY owned.person_key
),

final AS (
    SELECT
        people.person_key,
        people.created_at,
        people.created_on,
        coalesce(touches_before_lead.channel, '(no touch)') AS channel,
        people.lead_source,
        people.country,
        stage_entries.mql_at,
        reporting_date(stage_entries.mql_at) AS mql_on,
        stage_entries.sal_at,
        stage_entries.sql_at,
        opportunities_after_hand_over.opportunity_at,
        opportunities_after_hand_over.opportunity_on,
        opportunities_after_hand_over.won_on
    FROM people
    LEFT JOIN stage_entries ON people.person_key = stage_entries.person_key
    LEFT JOIN touches_before_lead ON people.person_key = touches_before_lead.person_key
    LEFT JOIN opportunities_after_hand_over ON people.person_key = opportunities_after_hand_over.person_key
)

SELECT * FROM final
