-- One row per pair of account records whose names are one, or of which one is the initials of the other, and what came of it.
-- Why: companies that have nothing to do with each other share names. So a name joins two records only where the domain or the place
-- agrees and nothing speaks against it; what a name alone says stands here for somebody to look at.
WITH
traits AS (
    SELECT
        *,
        CASE WHEN acronym IS NOT NULL THEN count(*) OVER (PARTITION BY acronym) END AS acronym_accounts
    FROM silver.account_trait
    WHERE company IS NOT NULL
),

-- A name that too many share is compared with nobody, so the pairs of one name are bounded.
comparable AS (
    SELECT * FROM traits WHERE company_accounts <= max_accounts_per_name()
),

same_name AS (
    SELECT 'name' AS likeness, one.*, struct(other.*) AS other
    FROM comparable AS one
    INNER JOIN comparable AS other
        ON one.company = other.company AND one.account_record_key < other.account_record_key
),

initials AS (
    SELECT 'acronym' AS likeness, one.*, struct(other.*) AS other
    FROM comparable AS one
    INNER JOIN comparable AS other
        ON one.company = other.acronym AND other.acronym_accounts <= max_accounts_per_name()
),

alike AS (
    SELECT * FROM same_name
    UNION ALL
    SELECT * FROM initials
),

compared AS (
    SELECT
        least(account_record_key, other.account_record_key) AS left_record_key,
        greatest(account_record_key, other.account_record_key) AS right_record_key,
        likeness,
        CASE
            WHEN parent_record_key = other.account_record_key OR other.parent_record_key = account_record_key THEN 'parent'
            WHEN parent_record_key = other.parent_record_key THEN 'siblings'
            ELSE 'unknown'
        END AS hierarchy,
        CASE
            WHEN greatest(domain_accounts, other.domain_accounts) > max_accounts_per_domain() THEN 'unknown'
            WHEN domain = other.domain AND owns_domain AND other.owns_domain THEN 'same'
            WHEN domain = other.domain THEN 'unknown'
            WHEN substring_index(domain, '.', 1) = substring_index(other.domain, '.', 1) THEN 'same_label'
            WHEN domain <> other.domain THEN 'other'
            ELSE 'unknown'
        END AS domain,
        CASE
            WHEN country_code = other.country_code THEN 'same'
            WHEN country_code <> other.country_code THEN 'other'
            ELSE 'unknown'
        END AS country,
        CASE
            WHEN state <> other.state OR city <> other.city THEN 'other'
            WHEN city = other.city THEN 'same'
            ELSE 'unknown'
        END AS place,
        CASE
            WHEN legal_form = other.legal_form THEN 'same'
            WHEN legal_form <> other.legal_form THEN 'other'
            ELSE 'unknown'
        END AS legal_form
    FROM alike
),

reasoned AS (
    SELECT
        *,
        CASE
            WHEN hierarchy <> 'unknown' THEN hierarchy
            WHEN likeness = 'acronym' AND domain = 'other' THEN 'other_domain'
            WHEN likeness = 'acronym' AND country = 'other' THEN 'other_country'
            WHEN likeness = 'acronym' THEN 'acronym'
            WHEN domain = 'same' THEN 'same_domain'
            WHEN domain = 'other' THEN 'other_domain'
            WHEN country = 'other' THEN 'other_country'
            WHEN legal_form = 'other' THEN 'other_legal_form'
            WHEN domain = 'same_label' THEN 'same_label'
            WHEN country = 'same' AND place = 'other' THEN 'other_place'
            WHEN country = 'same' THEN 'same_country'
            ELSE 'name_alone'
        END AS reason
    FROM compared
),

judged AS (
    SELECT
        *,
        CASE
            WHEN reason IN ('parent', 'siblings') THEN 'kept_apart'
            WHEN reason IN ('other_domain', 'other_country', 'other_legal_form') THEN 'refused'
            WHEN reason IN ('same_domain', 'same_label', 'same_country') THEN 'linked'
            ELSE 'proposed'
        END AS outcome
    FROM reasoned
),

directed AS (
    SELECT left_record_key AS one, right_record_key AS other, outcome FROM judged WHERE likeness = 'name'
    UNION ALL
    SELECT right_record_key, left_record_key, outcome FROM judged WHERE likeness = 'name'
),

-- A record that would join two which are two companies cannot say which of them it is.
ambiguous AS (
    SELECT DISTINCT least(link.one, link.other) AS left_record_key, greatest(link.one, link.other) AS right_record_key
    FROM directed AS link
    INNER JOIN directed AS second
        ON link.one = second.one AND link.other <> second.other AND second.outcome = 'linked'
    INNER JOIN directed AS between
        ON link.other = between.one AND second.other = between.other AND between.outcome IN ('kept_apart', 'refused')
    WHERE link.outcome = 'linked'
),

final AS (
    SELECT
        judged.left_record_key,
        judged.right_record_key,
        concat(one.source_system, ':', one.source_id) AS left_record,
        concat(other.source_system, ':', other.source_id) AS right_record,
        judged.likeness,
        CASE WHEN ambiguous.left_record_key IS NOT NULL THEN 'proposed' ELSE judged.outcome END AS outcome,
        CASE WHEN ambiguous.left_record_key IS NOT NULL THEN 'ambiguous' ELSE judged.reason END AS reason,
        judged.domain,
        judged.country,
        judged.place,
        judged.legal_form
    FROM judged
    LEFT OUTER JOIN ambiguous
        ON judged.left_record_key = ambiguous.left_record_key AND judged.right_record_key = ambiguous.right_record_key
    INNER JOIN traits AS one ON judged.left_record_key = one.account_record_key
    INNER JOIN traits AS other ON judged.right_record_key = other.account_record_key
)

SELECT * FROM final
