-- What must hold before anybody reads the numbers; where it does not, the rival ends with an error.
CREATE MACRO refused_if(violations, reason) AS CASE WHEN violations > 0 THEN error(reason || ': ' || violations) ELSE 0 END;

-- Each model gives every conversion exactly once, and its amount to the cent.
SELECT refused_if(count(*), 'conversions that are not credited whole')
FROM (
    SELECT credits.conversion_key
    FROM (
        SELECT conversion_key, model, sum(credited_conversions) AS conversions, sum(credited_amount) AS amount
        FROM '${out}/credit.parquet'
        GROUP BY conversion_key, model
    ) AS credits
    FULL JOIN (
        SELECT conversion.conversion_key, conversion.amount, models.model
        FROM conversion
        CROSS JOIN (SELECT CAST(unnest(enum_range(NULL::model_name)) AS VARCHAR) AS model) AS models
    ) AS source ON source.conversion_key = credits.conversion_key AND source.model = CAST(credits.model AS VARCHAR)
    WHERE credits.conversions IS DISTINCT FROM 1 OR credits.amount IS DISTINCT FROM source.amount OR source.model IS NULL
);

-- Keys name each row once. Of the credits a sixteenth is asked, as each night of the job does.
SELECT refused_if(count(*), 'touches with one key')
FROM (SELECT touch_key FROM '${out}/touch.parquet' GROUP BY touch_key HAVING count(*) > 1);

SELECT refused_if(count(*), 'conversions with one key')
FROM (SELECT conversion_key FROM conversion GROUP BY conversion_key HAVING count(*) > 1);

SELECT refused_if(count(*), 'people with one key')
FROM (SELECT person_key FROM person GROUP BY person_key HAVING count(*) > 1);

SELECT refused_if(count(*), 'credits with one key')
FROM (
    SELECT conversion_key, model, position
    FROM '${out}/credit.parquet'
    WHERE hash(conversion_key) % 16 = 1
    GROUP BY conversion_key, model, position
    HAVING count(*) > 1
);

-- Every key that a fact names has its member.
SELECT refused_if(count(*), 'touches of unknown people')
FROM '${out}/touch.parquet' AS touches
ANTI JOIN person ON person.person_key = touches.person_key
WHERE touches.person_key IS NOT NULL;

SELECT refused_if(count(*), 'credits of unknown conversions')
FROM '${out}/credit.parquet' AS credits
ANTI JOIN conversion ON conversion.conversion_key = credits.conversion_key;

-- Every amount in a foreign currency has a rate of its day.
SELECT refused_if(count(*), 'spend without a rate') FROM ad_spend WHERE spend <> 0 AND fx_rate IS NULL;
SELECT refused_if(count(*), 'opportunities without a rate') FROM '${out}/opportunity.parquet' WHERE amount <> 0 AND fx_rate IS NULL;

-- What was read is what is shown, to the row and to the cent.
SELECT refused_if(
    (SELECT count(*) FROM '${out}/cost.parquet' HAVING sum(cost) <> (SELECT sum(spend) FROM ad_spend)),
    'spend that is no cost'
);
