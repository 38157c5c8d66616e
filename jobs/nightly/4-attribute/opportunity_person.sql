-- One row per opportunity and person whose touches may be credited for it.
-- Why: contact roles say who took part in the deal. Where sales kept none, everybody known at the account stands in,
-- because a deal without people would lose all its touches; `basis` says which of the two it was.
WITH opportunity AS (
    SELECT opportunity_key, account_record_key
    FROM silver.opportunity
    WHERE is_deleted IS NOT TRUE AND crm_opportunity_id IS NULL
),

contact_role AS (
    SELECT opportunity_key, person_record_key
    FROM silver.opportunity_contact
    WHERE is_deleted IS NOT TRUE
),

person_link AS (SELECT person_record_key, person_key FROM silver.person_link),

account_link AS (SELECT account_record_key, account_key FROM silver.account_link),

person AS (SELECT person_key, account_key FROM silver.person WHERE account_key IS NOT NULL),

-- Two records of one person may both hold a role.
person_by_role AS (
    SELECT opportunity.opportunity_key, person_link.person_key
    FROM opportunity
    INNER JOIN contact_role ON contact_role.opportunity_key = opportunity.opportunity_key
    INNER JOIN person_link ON person_link.person_record_key = contact_role.person_record_key
    GROUP BY opportunity.opportunity_key, person_link.person_key
),

opportunity_without_role AS (
    SELECT opportunity.opportunity_key, opportunity.account_record_key
    FROM opportunity
    LEFT ANTI JOIN person_by_role ON person_by_role.opportunity_key = opportunity.opportunity_key
),

person_by_account AS (
    SELECT opportunity_without_role.opportunity_key, person.person_key
    FROM opportunity_without_role
    INNER JOIN account_link ON account_link.account_record_key = opportunity_without_role.account_record_key
    INNER JOIN person ON person.account_key = account_link.account_key
),

final AS (
    SELECT opportunity_key, person_key, 'contact_roles' AS basis FROM person_by_role
    UNION ALL
    SELECT opportunity_key, person_key, 'account' AS basis FROM person_by_account
)

SELECT * FROM final
