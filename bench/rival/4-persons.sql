-- Accounts by web domain; people with their account.
CREATE TABLE account_link AS
WITH account_record AS (
    SELECT
        key('salesforce', Id) AS account_record_key,
        nullif(regexp_extract(lower(trim(Website)), '^(?:[a-z][a-z0-9+.-]*://)?(?:www[.])?([^/:?#@ ]+[.][^/:?#@ .]+)', 1), '') AS domain
    FROM '${out}/bronze_crm_account.parquet'
    QUALIFY row_number() OVER (PARTITION BY Id ORDER BY delivered(filename) DESC) = 1
)

SELECT
    account_record_key,
    CASE
        WHEN domain IS NULL OR count(*) OVER (PARTITION BY domain) > 20 THEN account_record_key
        ELSE min(account_record_key) OVER (PARTITION BY domain)
    END AS account_key,
    domain
FROM account_record;

COPY (
    WITH linked AS (
        SELECT
            records.person_record_key,
            coalesce(label.label, records.person_record_key) AS component,
            records.source_system,
            records.source_id,
            records.created_at
        FROM person_record AS records
        LEFT JOIN label ON label.node = records.person_record_key
        UNION ALL
        SELECT DISTINCT label.node, label.label, NULL, NULL, CAST(NULL AS TIMESTAMP)
        FROM label
        WHERE label.node IN (SELECT loser_key FROM person_merge UNION SELECT winner_key FROM person_merge)
          AND label.node NOT IN (SELECT person_record_key FROM person_record)
    ),

    named AS (
        SELECT
            component,
            arg_min(
                source_system || ':' || source_id,
                {'at': coalesce(created_at, TIMESTAMP '9999-12-31'), 'source_system': source_system, 'source_id': source_id}
            ) FILTER (source_id IS NOT NULL) AS natural_key
        FROM linked
        GROUP BY component
    )

    SELECT
        linked.person_record_key,
        key('person', coalesce(named.natural_key, CAST(linked.component AS VARCHAR))) AS person_key,
        md5(coalesce(named.natural_key, CAST(linked.component AS VARCHAR))) AS person_id
    FROM linked
    INNER JOIN named ON named.component = linked.component
) TO '${out}/person_link.parquet';

CREATE TABLE person_link AS SELECT person_record_key, person_key FROM '${out}/person_link.parquet';
DROP TABLE label;
DROP TABLE edge;
DROP TABLE both_ways;
DROP TABLE nearer;
DROP TABLE next_label;

CREATE TABLE person AS
WITH trusted AS (
    SELECT
        links.person_key,
        records.* EXCLUDE (account_source_id),
        account_link.account_key,
        {
            'given_up': records.is_deleted,
            'position': CASE records.record_type WHEN 'contact' THEN 1 WHEN 'lead' THEN 2 ELSE 3 END,
            'age': -epoch_us(records.updated_at),
            'source_id': records.source_id
        } AS rank
    FROM person_record AS records
    INNER JOIN person_link AS links ON links.person_record_key = records.person_record_key
    LEFT JOIN account_link ON account_link.account_record_key = key('salesforce', records.account_source_id)
),

survivors AS (
    SELECT
        person_key,
        count(*) AS records,
        arg_min(email, rank) FILTER (email IS NOT NULL) AS email,
        arg_min(first_name, rank) FILTER (first_name IS NOT NULL) AS first_name,
        arg_min(last_name, rank) FILTER (last_name IS NOT NULL) AS last_name,
        arg_min(phone, rank) FILTER (phone IS NOT NULL) AS phone,
        arg_min(company, rank) FILTER (company IS NOT NULL) AS company,
        arg_min(title, rank) FILTER (title IS NOT NULL) AS title,
        arg_min(country, rank) FILTER (country IS NOT NULL) AS country,
        arg_min(lead_source_raw, rank) FILTER (lead_source_raw IS NOT NULL) AS lead_source,
        arg_min(account_key, rank) FILTER (account_key IS NOT NULL) AS account_key,
        bool_or(has_opted_out) AS has_opted_out,
        coalesce(min(created_at) FILTER (record_type IN ('lead', 'contact')), min(created_at)) AS created_at
    FROM trusted
    GROUP BY person_key
),

account_of_domain AS (
    SELECT domain, min(account_key) AS account_key
    FROM account_link
    WHERE domain IS NOT NULL AND domain NOT IN (${free_mail})
    GROUP BY domain
    HAVING count(DISTINCT account_key) = 1
)

SELECT
    survivors.* REPLACE (coalesce(survivors.account_key, account_of_domain.account_key) AS account_key),
    reporting_date(survivors.created_at) AS created_on
FROM survivors
LEFT JOIN account_of_domain ON account_of_domain.domain = split_part(survivors.email, '@', 2);

COPY person TO '${out}/person.parquet';
