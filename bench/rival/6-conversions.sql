-- Milestones: a person became a lead, an opportunity was created, an opportunity was won.
CREATE TABLE fx_rate AS
SELECT
    CAST(rate_date AS DATE) AS rate_date,
    currency,
    CAST(usd_per_unit AS DECIMAL(19, 9)) AS rate
FROM '${out}/bronze_fx_rate.parquet'
QUALIFY row_number() OVER (PARTITION BY rate_date, currency ORDER BY delivered(filename) DESC) = 1;

-- Every currency and day with the day's rate or the last one that is at most seven days old.
CREATE TABLE fx_rate_daily AS
SELECT days.currency, days.day, fx_rate.rate
FROM (
    SELECT currency, CAST(unnest(generate_series(min(rate_date), DATE '${today}', INTERVAL 1 DAY)) AS DATE) AS day
    FROM fx_rate
    GROUP BY currency
) AS days
ASOF JOIN fx_rate ON fx_rate.currency = days.currency AND fx_rate.rate_date <= days.day
WHERE days.day - fx_rate.rate_date <= 7
UNION ALL
SELECT 'USD', CAST(unnest(generate_series(DATE '2023-01-01', DATE '${today}', INTERVAL 1 DAY)) AS DATE), 1;

CREATE TABLE opportunity AS
SELECT
    key('salesforce', Id) AS opportunity_key,
    Id AS source_id,
    Name AS name,
    key('salesforce', AccountId) AS account_record_key,
    StageName AS stage,
    amount(Amount) AS amount,
    CurrencyIsoCode AS currency,
    CAST(CloseDate AS DATE) AS close_date,
    IsClosed = 'true' AS is_closed,
    IsWon = 'true' AS is_won,
    Type AS type,
    LeadSource AS lead_source,
    CAST(CreatedDate AS TIMESTAMP) AS created_at
FROM '${out}/bronze_crm_opportunity.parquet'
WHERE IsDeleted = 'false'
QUALIFY row_number() OVER (PARTITION BY Id ORDER BY delivered(filename) DESC) = 1;

CREATE TABLE opportunity_person AS
WITH by_role AS (
    SELECT DISTINCT opportunity.opportunity_key, links.person_key
    FROM '${out}/bronze_crm_contact_role.parquet' AS roles
    INNER JOIN opportunity ON opportunity.opportunity_key = key('salesforce', roles.OpportunityId)
    INNER JOIN person_link AS links ON links.person_record_key = key('salesforce', roles.ContactId)
    WHERE roles.IsDeleted = 'false'
)

SELECT opportunity_key, person_key, 'contact_roles' AS basis
FROM by_role
UNION ALL
SELECT opportunity.opportunity_key, person.person_key, 'account'
FROM opportunity
ANTI JOIN by_role ON by_role.opportunity_key = opportunity.opportunity_key
INNER JOIN account_link ON account_link.account_record_key = opportunity.account_record_key
INNER JOIN person ON person.account_key = account_link.account_key;

CREATE TABLE conversion AS
WITH won_stage AS (
    SELECT opportunity.opportunity_key, max(CAST(history.CreatedDate AS TIMESTAMP)) AS won_at
    FROM '${out}/bronze_crm_field_history.parquet' AS history
    INNER JOIN opportunity ON opportunity.opportunity_key = key('salesforce', history.OpportunityId)
    WHERE history.Field = 'StageName' AND opportunity.is_won AND history.NewValue = opportunity.stage
    GROUP BY opportunity.opportunity_key
),

people AS (
    SELECT
        opportunity_person.opportunity_key,
        min(opportunity_person.basis) AS basis,
        min(person.created_at) AS lead_created_at
    FROM opportunity_person
    INNER JOIN person ON person.person_key = opportunity_person.person_key
    GROUP BY opportunity_person.opportunity_key
),

deal AS (
    SELECT
        opportunity.opportunity_key,
        account_link.account_key,
        opportunity.created_at,
        opportunity.is_won,
        coalesce(won_stage.won_at, start_of_day(opportunity.close_date)) AS closed_at,
        CAST(round(opportunity.amount * fx_rate_daily.rate, 4) AS DECIMAL(18, 4)) AS amount,
        people.lead_created_at,
        coalesce(people.basis, 'none') AS basis
    FROM opportunity
    LEFT JOIN won_stage ON won_stage.opportunity_key = opportunity.opportunity_key
    LEFT JOIN people ON people.opportunity_key = opportunity.opportunity_key
    LEFT JOIN account_link ON account_link.account_record_key = opportunity.account_record_key
    LEFT JOIN fx_rate_daily
        ON fx_rate_daily.currency = opportunity.currency
        AND fx_rate_daily.day = CASE WHEN opportunity.is_closed THEN opportunity.close_date ELSE reporting_date(opportunity.created_at) END
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
    UNION ALL
    SELECT 'opportunity_created', opportunity_key, opportunity_key, account_key, created_at, amount, lead_created_at, created_at, basis
    FROM deal
    UNION ALL
    SELECT 'closed_won', opportunity_key, opportunity_key, account_key, closed_at, amount, lead_created_at, created_at, basis
    FROM deal
    WHERE is_won
)

SELECT
    key(milestone, subject_key) AS conversion_key,
    * REPLACE (CAST(milestone AS milestone_name) AS milestone),
    reporting_date(converted_at) AS converted_on,
    month_of(reporting_date(converted_at)) AS month
FROM milestone;

COPY conversion TO '${out}/conversion.parquet';
