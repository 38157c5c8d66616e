-- Credit of each touch: six models, exact to the cent by largest remainder, the earlier touch first among equals.
CREATE TABLE journey AS
WITH conversion_person AS (
    SELECT conversion_key, converted_at, lead_created_at, opportunity_created_at, subject_key AS person_key
    FROM conversion
    WHERE milestone = 'lead_created'
    UNION ALL
    SELECT conversion.conversion_key, converted_at, lead_created_at, opportunity_created_at, opportunity_person.person_key
    FROM conversion
    INNER JOIN opportunity_person ON opportunity_person.opportunity_key = conversion.opportunity_key
),

seen AS (
    SELECT
        people.conversion_key,
        touches.touch_key,
        touches.occurred_at,
        CASE touches.source_system WHEN 'salesforce' THEN 0 ELSE 1 END AS source_priority,
        people.converted_at,
        CASE WHEN touches.occurred_at <= people.lead_created_at AND people.lead_created_at <= people.converted_at THEN 1 END AS is_before_lead,
        CASE WHEN touches.occurred_at <= people.opportunity_created_at AND people.opportunity_created_at <= people.converted_at THEN 1 END AS is_before_opportunity
    FROM (SELECT touch_key, source_system, person_key, occurred_at FROM '${out}/touch.parquet') AS touches
    INNER JOIN conversion_person AS people
        ON people.person_key = touches.person_key
        AND touches.occurred_at <= people.converted_at
        AND touches.occurred_at >= people.converted_at - INTERVAL 180 DAY
)

SELECT
    conversion_key,
    touch_key,
    row_number() OVER in_order AS position,
    count(*) OVER of_conversion AS touches,
    count(is_before_lead) OVER of_conversion AS lead_position,
    count(is_before_opportunity) OVER of_conversion AS opportunity_position,
    pow(2, ((epoch_us(converted_at) - epoch_us(max(occurred_at) OVER of_conversion)) / 8.64e10
        - (epoch_us(converted_at) - epoch_us(occurred_at)) / 8.64e10) / 7) AS decayed
FROM seen
WINDOW
    of_conversion AS (PARTITION BY conversion_key),
    in_order AS (PARTITION BY conversion_key ORDER BY occurred_at, source_priority, touch_key);

CREATE TABLE part AS
WITH held AS (
    SELECT
        *,
        decayed / sum(decayed) OVER (PARTITION BY conversion_key) AS decayed_share,
        CASE WHEN position = 1 THEN 4000 ELSE 0 END + CASE WHEN position = touches THEN 4000 ELSE 0 END AS u_held,
        CASE WHEN position = 1 THEN 3000 ELSE 0 END
            + CASE WHEN position = lead_position THEN 3000 ELSE 0 END
            + CASE WHEN position = opportunity_position THEN 3000 ELSE 0 END AS w_held,
        greatest(1, touches - least(touches, 2)) AS u_others,
        greatest(1, touches - len(list_distinct([1, nullif(lead_position, 0), nullif(opportunity_position, 0)]))) AS w_others
    FROM journey
)

SELECT conversion_key, touch_key, position, touches, 'first_touch' AS model, CAST(1 AS BIGINT) AS part FROM held WHERE position = 1
UNION ALL
SELECT conversion_key, touch_key, position, touches, 'last_touch', 1 FROM held WHERE position = touches
UNION ALL
SELECT conversion_key, touch_key, position, touches, 'linear', 1 FROM held
UNION ALL
SELECT conversion_key, touch_key, position, touches, 'u_shaped', CASE WHEN u_held > 0 THEN u_held * u_others ELSE 2000 END FROM held
UNION ALL
SELECT conversion_key, touch_key, position, touches, 'w_shaped', CASE WHEN w_held > 0 THEN w_held * w_others ELSE 1000 END FROM held
UNION ALL
SELECT conversion_key, touch_key, position, touches, 'time_decay', CAST(floor(decayed_share * 1e9 + 0.5) AS BIGINT) FROM held;

DROP TABLE journey;

COPY (
    WITH weighed AS (
        SELECT
            part.*,
            sum(part.part) OVER (PARTITION BY part.conversion_key, part.model)::BIGINT AS total,
            conversion.milestone,
            conversion.month,
            conversion.amount,
            CASE
                WHEN CAST(conversion.amount * 10000 AS BIGINT) % 100 = 0 THEN CAST(conversion.amount * 100 AS BIGINT)
                ELSE CAST(conversion.amount * 10000 AS BIGINT)
            END AS whole_amount,
            CASE WHEN CAST(conversion.amount * 10000 AS BIGINT) % 100 = 0 THEN 100 ELSE 1 END AS unit
        FROM part
        INNER JOIN conversion ON conversion.conversion_key = part.conversion_key
    ),

    floored AS (
        SELECT
            *,
            1000000 // total * part + (1000000 % total) * part // total AS millionths,
            (1000000 % total) * part % total AS millionths_remainder,
            whole_amount // total * part + (whole_amount % total) * part // total AS units,
            (whole_amount % total) * part % total AS units_remainder
        FROM weighed
    ),

    ranked AS (
        SELECT
            *,
            1000000 - sum(millionths) OVER one AS millionths_left,
            whole_amount - sum(units) OVER one AS units_left,
            row_number() OVER (PARTITION BY conversion_key, model ORDER BY millionths_remainder DESC, position) AS millionths_rank,
            row_number() OVER (PARTITION BY conversion_key, model ORDER BY units_remainder DESC, position) AS units_rank
        FROM floored
        WINDOW one AS (PARTITION BY conversion_key, model)
    )

    SELECT
        conversion_key,
        milestone,
        model,
        touch_key,
        CAST(position AS INTEGER) AS position,
        CAST(touches AS INTEGER) AS touches,
        part / total AS share,
        CAST(CAST(millionths + CASE WHEN millionths_rank <= millionths_left THEN 1 ELSE 0 END AS DECIMAL(12, 0)) * 0.000001 AS DECIMAL(19, 6)) AS credited_conversions,
        CAST(CAST((units + CASE WHEN units_rank <= units_left THEN 1 ELSE 0 END) * unit AS DECIMAL(18, 0)) * 0.0001 AS DECIMAL(19, 4)) AS credited_amount,
        month,
        NULL AS reason
    FROM ranked
    WHERE part > 0
    UNION ALL
    SELECT
        conversion_key, milestone, model, -1, 0, 0, 1, 1, amount, month,
        CASE WHEN basis = 'none' THEN 'no_person' ELSE 'no_touch_in_lookback' END
    FROM conversion
    CROSS JOIN (SELECT unnest(['first_touch', 'last_touch', 'linear', 'u_shaped', 'w_shaped', 'time_decay']) AS model)
    WHERE conversion_key NOT IN (SELECT conversion_key FROM part)
) TO '${out}/credit.parquet';

DROP TABLE part;
