-- Records 5k to 5k + 4 are four people; the last record of the five is the one before it again, with errors.
WITH
people AS (
    SELECT
        id,
        id % 5 = 4 AS is_again,
        CASE WHEN id % 5 = 4 THEN id - 1 ELSE id END AS human
    FROM record
),

drawn AS (
    SELECT
        *,
        pmod(xxhash64(human, 1), 700) * pmod(xxhash64(human, 2), 700) div 700 AS given,
        pmod(xxhash64(human, 3), 20000) * pmod(xxhash64(human, 4), 20000) div 20000 AS family,
        pmod(xxhash64(human, 5), 40000) AS firm,
        pmod(xxhash64(id, 6), 8) AS error
    FROM people
),

named AS (
    SELECT
        *,
        concat(
            element_at(array('ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu'), CAST(1 + given % 10 AS INT)),
            element_at(array('n', 'r', 's', 'l', 't', 'v', 'x'), CAST(1 + given div 10 % 7 AS INT)),
            element_at(array('a', 'elia', 'bert', 'ina', 'o', 'mund', 'is', 'ette', 'us', 'win'), CAST(1 + given div 70 AS INT))
        ) AS first_name,
        concat(
            element_at(array('Al', 'Bor', 'Cas', 'Dun', 'Erl', 'Fen', 'Gra', 'Hol', 'Ing', 'Kol'), CAST(1 + family % 10 AS INT)),
            element_at(array('der', 'wick', 'bor', 'man', 'stro', 'ley', 'ham', 'qui', 'ras', 'ten'), CAST(1 + family div 10 % 10 AS INT)),
            element_at(array('', 'son', 'berg', 'ova', 'man', 'field', 'er', 'sen', 'ski', 'ton'), CAST(1 + family div 100 % 10 AS INT)),
            element_at(array('', 'a', 'e', 'i', 'o', 'u', 'ay', 'ey', 'oy', 'uy', 's', 'z', 'x', 'n', 'm', 'l', 'r', 'd', 't', 'k'), CAST(1 + family div 1000 AS INT))
        ) AS last_name,
        concat(
            char(CAST(65 + firm % 26 AS INT)),
            element_at(array('a', 'e', 'i', 'o', 'u'), CAST(1 + firm div 26 % 5 AS INT)),
            char(CAST(97 + firm div 130 % 26 AS INT)),
            element_at(array('an', 'ert', 'isk', 'olm', 'und'), CAST(1 + firm div 3380 % 5 AS INT)),
            ' ',
            element_at(array('Robotics', 'Foods', 'Steel', 'Media', 'Systems'), CAST(1 + firm div 16900 AS INT))
        ) AS firm_name
    FROM drawn
),

final AS (
    SELECT
        id AS person_record_key,
        CASE WHEN is_again THEN 'automation' ELSE 'crm' END AS source_system,
        format_string('%09d', id) AS source_id,
        'person' AS record_type,
        false AS is_deleted,
        CASE WHEN is_again AND error = 1 THEN left(first_name, 1) ELSE first_name END AS first_name,
        CASE
            WHEN is_again AND error IN (2, 3) THEN concat(left(last_name, 2), 'e', substring(last_name, 4))
            ELSE last_name
        END AS last_name,
        CASE
            WHEN is_again AND error = 4 THEN NULL
            WHEN is_again AND error IN (5, 6)
                THEN lower(concat(first_name, left(last_name, 1), human % 97, '@mail', human % 11, '.example'))
            ELSE lower(concat(first_name, '.', last_name, '@firm', firm, '.example'))
        END AS email,
        CASE WHEN pmod(xxhash64(id, 7), 2) = 0 THEN concat('+49', 100000000 + pmod(xxhash64(human, 8), 800000000)) END AS phone,
        CASE WHEN is_again AND error = 7 THEN NULL ELSE firm_name END AS company,
        element_at(array('Northam', 'Eastmark', 'Westland', 'Southey'), CAST(1 + firm % 4 AS INT)) AS country
    FROM named
)

SELECT * FROM final
