-- Credit of each touch: six models, exact to the cent by largest remainder, the earlier touch first among equals.
-- Amounts are counted in cents, or in ten-thousandths where they are finer: whole_amount times unit.
CREATE TABLE journey AS
WITH conversion_person AS (
    SELECT conversion.*, subject_key AS person_key
    FROM conversion
    WHERE milestone = 'lead_created'
    UNION ALL
    SELECT conversion.*, opportunity_person.person_key
    FROM conversion
    INNER JOIN opportunity_person ON opportunity_person.opportunity_key = conversion.opportunity_key
),

seen AS (
    SELECT
        people.conversion_key,
        people.milestone,
        people.month,
        CASE WHEN CAST(people.amount * 10000 AS BIGINT) % 100 = 0 THEN 100 ELSE 1 END::TINYINT AS unit,
        CAST(people.amount * 10000 AS BIGINT) // unit AS whole_amount,
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
    milestone,
    month,
    unit,
    whole_amount,
    touch_key,
    CAST(row_number() OVER in_order AS INTEGER) AS position,
    CAST(count(*) OVER of_conversion AS INTEGER) AS touches,
    CAST(count(is_before_lead) OVER of_conversion AS INTEGER) AS lead_position,
    CAST(count(is_before_opportunity) OVER of_conversion AS INTEGER) AS opportunity_position,
    pow(2, ((epoch_us(converted_at) - epoch_us(max(occurred_at) OVER of_conversion)) / 8.64e10
        - (epoch_us(converted_at) - epoch_us(occurred_at)) / 8.64e10) / 7) AS decayed
FROM seen
WINDOW
    of_conversion AS (PARTITION BY conversion_key),
    in_order AS (PARTITION BY conversion_key ORDER BY occurred_at, source_priority, touch_key);

-- What each touch weighs; what a position holds counts once for each touch that holds none, so that all are whole numbers.
CREATE TABLE weighed AS
WITH held AS (
    SELECT
        *,
        decayed / sum(decayed) OVER (PARTITION BY conversion_key) AS decayed_share,
        CASE WHEN position = 1 THEN 4000 ELSE 0 END + CASE WHEN position = touches THEN 4000 ELSE 0 END AS u_held,
        CASE WHEN position = 1 THEN 3000 ELSE 0 END
            + CASE WHEN position = lead_position THEN 3000 ELSE 0 END
            + CASE WHEN position = opportunity_position THEN 3000 ELSE 0 END AS w_held,
        touches - least(touches, 2) AS u_others,
        touches - 1 - CASE WHEN lead_position > 1 THEN 1 ELSE 0 END
            - CASE WHEN opportunity_position > 1 AND opportunity_position <> lead_position THEN 1 ELSE 0 END AS w_others
    FROM journey
),

parts AS (
    SELECT
        *,
        CASE WHEN u_held > 0 THEN u_held * greatest(1, u_others) ELSE 2000 END AS u_part,
        CASE WHEN w_held > 0 THEN w_held * greatest(1, w_others) ELSE 1000 END AS w_part,
        CAST(floor(decayed_share * 1e9 + 0.5) AS BIGINT) AS d_part
    FROM held
)

SELECT
    * EXCLUDE (decayed, decayed_share, u_held, w_held, u_others, w_others, lead_position, opportunity_position),
    CAST(sum(u_part) OVER of_conversion AS BIGINT) AS u_total,
    CAST(sum(w_part) OVER of_conversion AS BIGINT) AS w_total,
    CAST(sum(d_part) OVER of_conversion AS BIGINT) AS d_total
FROM parts
WINDOW of_conversion AS (PARTITION BY conversion_key);

DROP TABLE journey;

COPY (
    WITH shaped AS (
        SELECT * EXCLUDE (u_part, w_part, d_part, u_total, w_total, d_total), CAST('u_shaped' AS model_name) AS model, u_part AS part, u_total AS total
        FROM weighed
        UNION ALL
        SELECT * EXCLUDE (u_part, w_part, d_part, u_total, w_total, d_total), CAST('w_shaped' AS model_name), w_part, w_total
        FROM weighed
        UNION ALL
        SELECT * EXCLUDE (u_part, w_part, d_part, u_total, w_total, d_total), CAST('time_decay' AS model_name), d_part, d_total
        FROM weighed
        WHERE d_part > 0
    ),

    floored AS (
        SELECT
            *,
            1000000 // total * part + (1000000 % total) * part // total AS millionths,
            (1000000 % total) * part % total AS millionths_remainder,
            whole_amount // total * part + (whole_amount % total) * part // total AS units,
            (whole_amount % total) * part % total AS units_remainder
        FROM shaped
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
    ),

    credit AS (
        SELECT
            conversion_key,
            milestone,
            month,
            model,
            touch_key,
            position,
            touches,
            millionths + CASE WHEN millionths_rank <= millionths_left THEN 1 ELSE 0 END AS millionths,
            (units + CASE WHEN units_rank <= units_left THEN 1 ELSE 0 END) * unit AS ten_thousandths
        FROM ranked
        UNION ALL
        SELECT
            conversion_key, milestone, month, CAST('linear' AS model_name), touch_key, position, touches,
            1000000 // touches + CASE WHEN position <= 1000000 % touches THEN 1 ELSE 0 END,
            (whole_amount // touches + CASE WHEN position <= whole_amount % touches THEN 1 ELSE 0 END) * unit
        FROM weighed
        UNION ALL
        SELECT conversion_key, milestone, month, CAST('first_touch' AS model_name), touch_key, position, touches, 1000000, whole_amount * unit
        FROM weighed
        WHERE position = 1
        UNION ALL
        SELECT conversion_key, milestone, month, CAST('last_touch' AS model_name), touch_key, position, touches, 1000000, whole_amount * unit
        FROM weighed
        WHERE position = touches
    )

    SELECT
        credit.conversion_key,
        credit.milestone,
        credit.month,
        credit.model,
        credit.touch_key,
        CAST(credit.position AS INTEGER) AS position,
        CAST(credit.touches AS INTEGER) AS touches,
        CAST(CAST(credit.millionths AS DECIMAL(12, 0)) * 0.000001 AS DECIMAL(8, 6)) AS credited_conversions,
        CAST(CAST(credit.ten_thousandths AS DECIMAL(18, 0)) * 0.0001 AS DECIMAL(18, 4)) AS credited_amount,
        NULL AS reason,
        conversion.converted_on,
        conversion.account_key,
        conversion.opportunity_key,
        touches.person_key,
        touches.occurred_on AS touched_on,
        touches.channel,
        touches.campaign_key
    FROM credit
    INNER JOIN conversion ON conversion.conversion_key = credit.conversion_key
    INNER JOIN '${out}/touch.parquet' AS touches ON touches.touch_key = credit.touch_key
    UNION ALL
    SELECT
        conversion_key, milestone, month, CAST(model AS model_name), -1, 0, 0, 1, amount,
        CASE WHEN basis = 'none' THEN 'no_person' ELSE 'no_touch_in_lookback' END,
        converted_on, account_key, opportunity_key, NULL, NULL, '(no touch)', NULL
    FROM conversion
    CROSS JOIN (SELECT unnest(enum_range(NULL::model_name)) AS model)
    WHERE conversion_key NOT IN (SELECT conversion_key FROM weighed)
) TO '${out}/credit.parquet';

DROP TABLE weighed;
