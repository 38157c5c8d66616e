-- One row per milestone reached: a person became a lead, an opportunity was created, an opportunity was won.
-- Why: every attribution model credits these milestones, each with the same instant, amount and people.
WITH person AS (SELECT person_key, account_key, created_at, is_gone FROM silver.person),

opportunity AS (
    SELECT
        opportunity_key,
        account_record_key,
        stage,
        is_closed,
        is_won,
        amount,
        currency,
        close_date,
        created_on,
        created_at
    FROM silver.opportunity
    WHERE is_deleted IS NOT TRUE AND crm_opportunity_id IS NULL
),

-- A change that no history tells but two deliveries show counts when it had happened.
opportunity_stage AS (
    SELECT opportunity_key, to_stage, changed_at FROM silver.opportunity_stage
    UNION ALL
    SELECT record_key, to_value, changed_by
    FROM silver.field_change
    WHERE recorded_in = 'opportunity' AND field = 'stage' AND evidence = 'snapshot'
),

opportunity_person AS (SELECT opportunity_key, person_key, basis FROM silver.opportunity_person),

account_link AS (SELECT account_record_key, account_key FROM silver.account_link),

fx_rate_daily AS (SELECT currency, day, rate FROM silver.fx_rate_daily),

-- A deal that was won, reopened and won again is won when it entered its present stage for the last time.
won_stage AS (
    SELECT opportunity.opportunity_key, max(opportunity_stage.changed_at) AS won_at
    FROM opportunity
    INNER JOIN opportunity_stage ON opportunity_stage.opportunity_key = opportunity.opportunity_key
    WHERE opportunity.is_won AND opportunity_stage.to_stage = opportunity.stage
    GROUP BY opportunity.opportunity_key
),

-- The journey's lead creation is that of its earliest person.
people AS (
    SELECT
        opportunity_person.opportunity_key,
        min(opportunity_person.basis) AS basis,
        min(person.created_at) AS lead_created_at
    FROM opportunity_person
    INNER JOIN person ON person.person_key = opportunity_person.person_key
    GROUP BY opportunity_person.opportunity_key
),

-- An open deal is valued at the rate of the day it was created: its closing day lies ahead and has no rate. The same as
-- in gold.fct_opportunity.
deal AS (
    SELECT
        opportunity.opportunity_key,
        account_link.account_key,
        opportunity.created_at,
        opportunity.is_won,
        coalesce(
            won_stage.won_at,
            to_utc_timestamp(CAST(opportunity.close_date AS TIMESTAMP), reporting_zone())
        ) AS closed_at,
        CASE
            WHEN opportunity.currency = reporting_currency() THEN opportunity.amount
            ELSE CAST(round(opportunity.amount * fx_rate_daily.rate, 4) AS DECIMAL(18, 4))
        END AS amount,
        people.lead_created_at,
        coalesce(people.basis, 'none') AS basis
    FROM opportunity
    LEFT JOIN won_stage ON won_stage.opportunity_key = opportunity.opportunity_key
    LEFT JOIN people ON people.opportunity_key = opportunity.opportunity_key
    LEFT JOIN account_link ON account_link.account_record_key = opportunity.account_record_key
    LEFT JOIN fx_rate_daily
        ON fx_rate_daily.currency = opportunity.currency
        AND fx_rate_daily.day = CASE
            WHEN opportunity.is_closed THEN coalesce(opportunity.close_date, opportunity.created_on)
            ELSE opportunity.created_on
        END
),

milestone AS (
    SELECT
        'lead_created' AS milestone,
        person_key AS subject_key,
        CAST(NULL AS BIGINT) AS opportunity_key,
        account_key,
        created_at AS converted_at,
        CAST(NULL AS DECIMAL(18, 4)) AS amount,
        created_at AS lead_created_at,
        CAST(NULL AS TIMESTAMP) AS opportunity_created_at,
        'person' AS basis
    FROM person
    WHERE created_at IS NOT NULL AND is_gone IS NOT TRUE
    UNION ALL
    SELECT
        'opportunity_created',
        opportunity_key,
        opportunity_key,
        account_key,
        created_at,
        amount,
        lead_created_at,
        created_at,
        basis
    FROM deal
    WHERE created_at IS NOT NULL
    UNION ALL
    SELECT
        'closed_won',
        opportunity_key,
        opportunity_key,
        account_key,
        closed_at,
        amount,
        lead_created_at,
        created_at,
        basis
    FROM deal
    WHERE is_won AND closed_at IS NOT NULL
),

final AS (
    SELECT
        xxhash64(concat(milestone, ':', subject_key)) AS conversion_key,
        milestone,
        subject_key,
        opportunity_key,
        account_key,
        converted_at,
        reporting_date(converted_at) AS converted_on,
        month_of(reporting_date(converted_at)) AS month,
        amount,
        lead_created_at,
        opportunity_created_at,
        basis
    FROM milestone
)

SELECT * FROM final
