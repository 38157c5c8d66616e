-- One row per company, however many account records it has; and the two members for no account.
-- Why: the parent is given by name, so that BI needs no second relationship to the same table.
WITH
accounts AS (
    SELECT * FROM silver.account
),

named AS (
    SELECT
        accounts.account_key,
        accounts.account_id,
        COALESCE(accounts.name, '(unknown)') AS account,
        COALESCE(accounts.domain, '(unknown)') AS domain,
        COALESCE(accounts.industry, '(unknown)') AS industry,
        COALESCE(accounts.country, '(unknown)') AS country,
        accounts.country_code,
        accounts.region,
        COALESCE(accounts.type, '(unknown)') AS type,
        accounts.employees,
        CASE
            WHEN accounts.parent_account_key IS NULL THEN '(not applicable)'
            ELSE COALESCE(parents.name, '(unknown)')
        END AS parent_account,
        date_key(reporting_date(accounts.created_at)) AS created_date_key
    FROM accounts
    LEFT JOIN accounts AS parents ON accounts.parent_account_key = parents.account_key
),

members AS (
    SELECT account_key, label, label, label, label, label, label, label, label, CAST(NULL AS BIGINT), label, date_key
    FROM VALUES (-1L, -1, '(unknown)'), (-2L, -2, '(not applicable)') AS member (account_key, date_key, label)
),

final AS (
    SELECT * FROM named
    UNION ALL
    SELECT * FROM members
)

SELECT * FROM final
