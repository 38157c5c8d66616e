-- One row per person: when the person came in and when each stage of the funnel was first reached.
-- Why: one place where the first lead, hand-over, opportunity and deal of a person are dated, so that every funnel KPI
-- counts the same people. Opportunities from before the hand-over are another story: with a hand-over only later ones count.
-- A person whom every system deleted is nobody's lead. A change that only two deliveries tell counts when it had happened.
WITH people AS (
    SELECT * FROM silver.person
    WHERE is_gone IS NOT TRUE
),

transitions AS (
    SELECT
        person_of(person_record_key) AS person_key,
        to_stage,
        changed_at
    FROM silver.lifecycle_transition
    UNION ALL
    SELECT person_of(record_key), to_value, changed_by
    FROM silver.field_change
    WHERE recorded_in = 'person_record' AND field = 'lifecycle_stage' AND evidence = 'snapshot'
),

touches AS (
    SELECT
        person_of(person_record_key) AS person_key,
        touch_key,
        occurred_at,
        touch_channel(channel, campaign_channel(campaign_key)) AS channel
    FROM silver.touch
),

stage_entries AS (
    SELECT
        person_key,
        min(CASE WHEN to_stage = 'MQL' THEN changed_at END) AS mql_at,
        min(CASE WHEN to_stage = 'SAL' THEN changed_at END) AS sal_at,
        min(CASE WHEN to_stage = 'SQL' THEN changed_at END) AS sql_at
    FROM transitions
    WHERE person_key IS NOT NULL
    GROUP BY person_key
),

touches_before_lead AS (
    SELECT
        people.person_key,
        max_by(touches.channel, struct(touches.occurred_at, touches.touch_key)) AS channel
    FROM touches
    INNER JOIN people ON touches.person_key = people.person_key
    WHERE touches.occurred_at <= people.created_at
    GROUP BY people.person_key
),

opportunities AS (
    SELECT * FROM silver.opportunity
    WHERE NOT is_deleted AND crm_opportunity_id IS NULL
),

contact_roles AS (
    SELECT person_key, opportunity_key
    FROM silver.opportunity_person
    WHERE basis = 'contact_roles'
),

conversions_of_leads AS (
    SELECT
        person_of(person_record_key) AS person_key,
        record_key(source_system, converted_opportunity_id) AS opportunity_key
    FROM silver.person_record
    WHERE converted_opportunity_id IS NOT NULL
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
