-- One row per account record of which a name or a web domain is known: what a company is recognised by, in the form that is compared.
-- Why: accounts find each other by it (account_match) and people their account (person); both must mean the same.
WITH
records AS (
    SELECT * FROM silver.account_record
),

own_domains AS (
    SELECT * FROM silver.account_domain
),

described AS (
    SELECT
        records.account_record_key,
        records.source_system,
        records.source_id,
        record_key(records.source_system, records.parent_id) AS parent_record_key,
        NOT records.is_deleted AND records.merged_into_id IS NULL AS is_live,
        company_name(records.name) AS company,
        company_domain(records.domain) AS domain,
        own_domains.domain IS NOT NULL AS owns_domain,
        classify(
            'country',
            array(records.country),
            coalesce(reporting_date(records.updated_at), reporting_date(records.created_at), DATE '1970-01-01')
        ).value AS country_code,
        nullif(lower(trim(records.state)), '') AS state,
        nullif(lower(trim(records.city)), '') AS city
    FROM records
    LEFT OUTER JOIN own_domains
        ON records.account_record_key = own_domains.account_record_key
),

final AS (
    SELECT
        account_record_key,
        source_system,
        source_id,
        parent_record_key,
        is_live,
        company.name AS company,
        company.legal_form,
        company.acronym,
        CASE WHEN company IS NOT NULL THEN count(*) OVER (PARTITION BY company.name) END AS company_accounts,
        domain,
        owns_domain,
        CASE WHEN domain IS NOT NULL THEN count(*) OVER (PARTITION BY domain) END AS domain_accounts,
        CASE WHEN country_code NOT LIKE '(%' THEN country_code END AS country_code,
        state,
        city
    FROM described
    WHERE company IS NOT NULL OR domain IS NOT NULL
)

SELECT * FROM final
