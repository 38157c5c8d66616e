-- One row per account record whose web domain may stand for its company.
-- Why: accounts are joined by it (account_edge) and people find their account by it (person); both must mean the same.
WITH
accounts AS (
    SELECT * FROM silver.account_record
),

own_domains AS (
    SELECT account_record_key, source_system, source_id, parent_id, company_domain(domain) AS domain
    FROM accounts
    WHERE company_domain(domain) IS NOT NULL
),

-- A subsidiary with its parent's domain is an account of its own: the system that holds both says so.
without_subsidiaries AS (
    SELECT child.account_record_key, child.domain
    FROM own_domains AS child
    LEFT ANTI JOIN own_domains AS parent
        ON
            parent.source_system = child.source_system
            AND parent.source_id = child.parent_id
            AND parent.domain = child.domain
),

counted AS (
    SELECT account_record_key, domain, count(*) OVER (PARTITION BY domain) AS accounts
    FROM without_subsidiaries
),

final AS (
    SELECT account_record_key, domain
    FROM counted
    WHERE accounts <= max_accounts_per_domain()
)

SELECT * FROM final
