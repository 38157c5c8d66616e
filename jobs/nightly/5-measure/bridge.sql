-- One row per measure, month and line: what each system counts, and each class of differences between two counts.
-- Why: the way from one system's number to the next must add up to be believed. The counts are added up here from the systems'
-- own tables and not from the differences, so that the gate on bridges tells when a difference is lost or told twice.
WITH
person_records AS (
    SELECT * FROM silver.person_record WHERE record_type <> 'address'
),

departures AS (
    SELECT record_departure_key
    FROM silver.record_departure
    WHERE recorded_in = 'person_record' AND NOT is_shown_again
),

opportunities AS (
    SELECT * FROM silver.opportunity WHERE NOT is_deleted
),

differences AS (
    SELECT * FROM ops.bridge_record
),

systems AS (
    SELECT 1 AS place, 'automation' AS name, automation_system() AS system
    UNION ALL
    SELECT 2, 'crm', crm_system()
    UNION ALL
    SELECT 3, 'curated', NULL
),

people AS (
    SELECT systems.place, person_records.*
    FROM person_records
    INNER JOIN systems ON system_of(person_records.source_system) = systems.system
    LEFT ANTI JOIN departures ON person_records.person_record_key = departures.record_departure_key
),

mql_months AS (
    SELECT person_record_key, date_key(changed_on) DIV 100 AS month
    FROM silver.lifecycle_transition
    WHERE to_stage = 'MQL'
    UNION
    SELECT record_key, date_key(reporting_date(changed_by)) DIV 100
    FROM silver.field_change
    WHERE
        recorded_in = 'person_record' AND field = 'lifecycle_stage' AND to_value = 'MQL' AND evidence = 'snapshot'
),

deals AS (
    SELECT
        systems.place,
        opportunities.created_on,
        opportunities.close_date,
        opportunities.is_won,
        CASE
            WHEN opportunities.currency = reporting_currency() THEN opportunities.amount
            ELSE CAST(round(opportunities.amount * rates.rate, 4) AS DECIMAL(19, 4))
        END AS amount
    FROM opportunities
    INNER JOIN systems ON system_of(opportunities.source_system) = systems.system
    LEFT JOIN silver.fx_rate_daily AS rates
        ON
            opportunities.currency = rates.currency
            AND rates.day = CASE
                WHEN opportunities.is_closed THEN coalesce(opportunities.close_date, opportunities.created_on)
                ELSE opportunities.created_on
            END
),

counted AS (
    SELECT
        'lead' AS measure, place, date_key(created_on) DIV 100 AS month,
        count(*) AS records, CAST(NULL AS DECIMAL(28, 4)) AS amount
    FROM people
    WHERE NOT (place = 2 AND record_type = 'contact')
    GROUP BY place, date_key(created_on) DIV 100
    UNION ALL
    SELECT 'lead', 3, date_key(created_on) DIV 100, count(*), NULL
    FROM silver.funnel
    GROUP BY date_key(created_on) DIV 100
    UNION ALL
    SELECT 'mql', people.place, coalesce(mql_months.month, 0), count(*), NULL
    FROM people
    LEFT JOIN mql_months ON people.person_record_key = mql_months.person_record_key
    WHERE
        mql_months.month IS NOT NULL
        OR people.lifecycle_stage IN ('MQL', 'SAL', 'SQL', 'Opportunity', 'Customer')
    GROUP BY people.place, coalesce(mql_months.month, 0)
    UNION ALL
    SELECT 'mql', 3, date_key(mql_on) DIV 100, count(*), NULL
    FROM silver.funnel
    WHERE mql_on IS NOT NULL
    GROUP BY date_key(mql_on) DIV 100
    UNION ALL
    SELECT 'opportunity', place, date_key(created_on) DIV 100, count(*), coalesce(sum(amount), 0)
    FROM deals
    GROUP BY place, date_key(created_on) DIV 100
    UNION ALL
    SELECT 'revenue', place, date_key(close_date) DIV 100, count(*), coalesce(sum(amount), 0)
    FROM deals
    WHERE is_won
    GROUP BY place, date_key(close_date) DIV 100
    UNION ALL
    SELECT
        CASE milestone WHEN 'closed_won' THEN 'revenue' ELSE 'opportunity' END,
        3, date_key(converted_on) DIV 100, count(*), coalesce(sum(amount), 0)
    FROM silver.conversion
    WHERE opportunity_key IS NOT NULL
    GROUP BY milestone, date_key(converted_on) DIV 100
),

steps AS (
    SELECT
        measure,
        lag(place) OVER (PARTITION BY measure ORDER BY place) AS from_place,
        place AS to_place
    FROM (
        SELECT measure, place FROM counted
        UNION
        SELECT measure, 3 FROM counted
    )
),

months AS (
    SELECT measure, month FROM counted
    UNION
    SELECT measure, month FROM differences
),

-- Every month has every count, also one of 0, so that a missing month is no gap in the sum.
counts AS (
    SELECT
        months.measure,
        months.month,
        steps.to_place * 10 AS line_number,
        'count' AS kind,
        to_system.name AS line,
        from_system.name AS from_system,
        to_system.name AS to_system,
        coalesce(counted.records, 0L) AS records,
        CASE WHEN months.measure IN ('opportunity', 'revenue') THEN coalesce(counted.amount, 0) END AS amount
    FROM months
    INNER JOIN steps ON months.measure = steps.measure
    INNER JOIN systems AS to_system ON steps.to_place = to_system.place
    LEFT JOIN systems AS from_system ON steps.from_place = from_system.place
    LEFT JOIN counted
        ON
            months.measure = counted.measure
            AND months.month = counted.month
            AND steps.to_place = counted.place
),

classes AS (
    SELECT
        differences.measure,
        differences.month,
        min(systems.place) * 10 - 5 AS line_number,
        'difference' AS kind,
        differences.class AS line,
        differences.from_system,
        differences.to_system,
        sum(differences.count_change) AS records,
        sum(differences.amount_change) AS amount
    FROM differences
    INNER JOIN systems ON differences.to_system = systems.name
    GROUP BY
        differences.measure, differences.month, differences.class, differences.from_system, differences.to_system
),

lines AS (
    SELECT * FROM counts
    UNION ALL
    SELECT * FROM classes
),

final AS (
    SELECT
        xxhash64(concat_ws('|', measure, month, from_system, to_system, kind, line)) AS bridge_key,
        measure,
        CAST(month AS INT) AS month,
        line_number,
        kind,
        line,
        from_system,
        to_system,
        records,
        CAST(amount AS DECIMAL(28, 4)) AS amount
    FROM lines
)

SELECT * FROM final
