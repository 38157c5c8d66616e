-- One row per thing that one system counts, or the curated tables count, of a measure in a month.
-- Why: the bridge asks who counts what again and again, and a person who doubts a count looks its records up here.
WITH
person_records AS (
    SELECT * FROM silver.person_record WHERE record_type <> 'address'
),

departures AS (
    SELECT record_departure_key
    FROM silver.record_departure
    WHERE recorded_in = 'person_record' AND NOT is_shown_again
),

funnel AS (
    SELECT * FROM silver.funnel
),

opportunities AS (
    SELECT * FROM silver.opportunity
),

conversions AS (
    SELECT * FROM silver.conversion WHERE opportunity_key IS NOT NULL
),

rates AS (
    SELECT currency, day, rate FROM silver.fx_rate_daily
),

systems AS (
    SELECT 'automation' AS name, automation_system() AS system
    UNION ALL
    SELECT 'crm', crm_system()
),

people AS (
    SELECT
        systems.name AS counted_in,
        person_records.person_record_key AS record_key,
        coalesce(person_of(person_records.person_record_key), person_records.person_record_key) AS subject_key,
        person_records.source_system,
        person_records.source_id,
        person_records.record_type,
        person_records.lifecycle_stage,
        person_records.created_at,
        date_key(person_records.created_on) DIV 100 AS created_month
    FROM person_records
    INNER JOIN systems ON system_of(person_records.source_system) = systems.system
    LEFT ANTI JOIN departures ON person_records.person_record_key = departures.record_departure_key
),

changes_to_mql AS (
    SELECT person_record_key AS record_key, changed_at
    FROM silver.lifecycle_transition
    WHERE to_stage = 'MQL'
    UNION ALL
    SELECT record_key, changed_by
    FROM silver.field_change
    WHERE
        recorded_in = 'person_record' AND field = 'lifecycle_stage' AND to_value = 'MQL' AND evidence = 'snapshot'
),

-- A record that stands at the stage or beyond it without a change that told so became an MQL, nobody knows when.
mqls AS (
    SELECT
        record_key,
        date_key(reporting_date(changed_at)) DIV 100 AS month,
        min(changed_at) AS counted_at
    FROM changes_to_mql
    GROUP BY record_key, date_key(reporting_date(changed_at)) DIV 100
    UNION ALL
    SELECT people.record_key, 0, NULL
    FROM people
    LEFT ANTI JOIN changes_to_mql ON people.record_key = changes_to_mql.record_key
    WHERE people.lifecycle_stage IN ('MQL', 'SAL', 'SQL', 'Opportunity', 'Customer')
),

-- Valued as silver.conversion values them.
deals AS (
    SELECT
        systems.name AS counted_in,
        opportunities.opportunity_key AS record_key,
        coalesce(
            record_key(crm_beside(opportunities.source_system), opportunities.crm_opportunity_id),
            opportunities.opportunity_key
        ) AS subject_key,
        opportunities.source_system,
        opportunities.source_id,
        opportunities.is_won,
        opportunities.created_at,
        date_key(opportunities.created_on) DIV 100 AS created_month,
        date_key(opportunities.close_date) DIV 100 AS closed_month,
        start_of_day(opportunities.close_date) AS closed_at,
        CASE
            WHEN opportunities.currency = reporting_currency() THEN opportunities.amount
            ELSE CAST(round(opportunities.amount * rates.rate, 4) AS DECIMAL(18, 4))
        END AS amount
    FROM opportunities
    INNER JOIN systems ON system_of(opportunities.source_system) = systems.system
    LEFT JOIN rates
        ON
            opportunities.currency = rates.currency
            AND rates.day = CASE
                WHEN opportunities.is_closed THEN coalesce(opportunities.close_date, opportunities.created_on)
                ELSE opportunities.created_on
            END
    WHERE NOT opportunities.is_deleted
),

counted AS (
    SELECT
        'lead' AS measure, counted_in, subject_key, record_key, source_system, source_id,
        created_month AS month, created_at AS counted_at, CAST(NULL AS DECIMAL(18, 4)) AS amount
    FROM people
    WHERE NOT (counted_in = 'crm' AND record_type = 'contact')
    UNION ALL
    SELECT
        'mql', people.counted_in, people.subject_key, people.record_key, people.source_system, people.source_id,
        mqls.month, mqls.counted_at, NULL
    FROM people
    INNER JOIN mqls ON people.record_key = mqls.record_key
    UNION ALL
    SELECT
        'opportunity', counted_in, subject_key, record_key, source_system, source_id,
        created_month, created_at, amount
    FROM deals
    UNION ALL
    SELECT
        'revenue', counted_in, subject_key, record_key, source_system, source_id,
        closed_month, closed_at, amount
    FROM deals
    WHERE is_won
    UNION ALL
    SELECT 'lead', 'curated', person_key, person_key, NULL, NULL, date_key(created_on) DIV 100, created_at, NULL
    FROM funnel
    UNION ALL
    SELECT 'mql', 'curated', person_key, person_key, NULL, NULL, date_key(mql_on) DIV 100, mql_at, NULL
    FROM funnel
    WHERE mql_on IS NOT NULL
    UNION ALL
    SELECT
        CASE milestone WHEN 'closed_won' THEN 'revenue' ELSE 'opportunity' END,
        'curated', opportunity_key, opportunity_key, NULL, NULL, date_key(converted_on) DIV 100, converted_at, amount
    FROM conversions
),

final AS (
    SELECT
        xxhash64(concat_ws('|', measure, counted_in, record_key, month)) AS counted_record_key,
        measure,
        counted_in,
        CAST(month AS INT) AS month,
        subject_key,
        record_key,
        source_system,
        source_id,
        counted_at,
        amount
    FROM counted
)

SELECT * FROM final
