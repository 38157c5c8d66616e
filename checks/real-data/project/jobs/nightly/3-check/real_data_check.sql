-- Each figure of the real files, as it was counted by other means and as the tables hold it.
WITH figures AS (
    SELECT stack(
        6,
        'maven: opportunities', 8800, count(*),
        'maven: won', 4238, count_if(is_won),
        'maven: without account', 1425, count_if(account IS NULL),
        'maven: GTXPro is GTX Pro', 1480, count_if(product = 'GTX Pro' AND product_raw = 'GTXPro'),
        'maven: product unknown', 0, count_if(product IN ('(none)', '(unmapped)')),
        'maven: prospects without date', 500, count_if(engaged_on IS NULL)
    ) AS (name, expected, actual)
    FROM silver.opportunity
    UNION ALL
    SELECT
        'maven: won value',
        10005534,
        sum(amount) FILTER (WHERE is_won)
    FROM silver.opportunity
    UNION ALL
    SELECT stack(
        6,
        'x_education: leads', 9240, count(*),
        'x_education: converted', 3561, count_if(is_converted),
        'x_education: Google and google', 2873, count_if(lead_source = 'Google'),
        'x_education: spelled google', 5, count_if(lead_source = 'Google' AND lead_source_raw = 'google'),
        'x_education: without source', 36, count_if(lead_source = '(none)'),
        'x_education: source unmapped', 0, count_if(lead_source = '(unmapped)')
    ) AS (name, expected, actual)
    FROM silver.person_record
    WHERE source_system = 'x_education'
    UNION ALL
    SELECT stack(
        7,
        'zoho: leads', 3900, count(*),
        'zoho: ids', 3900, count(DISTINCT person_record_key),
        'zoho: converted', 3632, count_if(is_converted),
        'zoho: from a trade show', 371, count_if(lead_source_raw = 'Trade Show'),
        'zoho: with an address', 3900, count_if(email_is_valid),
        'zoho: with the time of its making', 3900, count_if(created_at IS NOT NULL),
        'zoho: last names', 2299, count(DISTINCT last_name)
    ) AS (name, expected, actual)
    FROM silver.person_record
    WHERE source_system = 'zoho'
    UNION ALL
    SELECT
        'zoho: campaigns',
        110,
        count(*)
    FROM silver.campaign
    UNION ALL
    SELECT
        'zoho: budget',
        37420350,
        sum(budget)
    FROM silver.campaign
    UNION ALL
    SELECT
        'zoho: actual cost',
        44209580,
        sum(actual_cost)
    FROM silver.campaign
    UNION ALL
    SELECT stack(
        5,
        'zoho: statuses', 3900, count(*),
        'zoho: statuses tied to a person by name alone', 0, count_if(person_record_key IS NOT NULL),
        'zoho: campaigns with a status', 110, count(DISTINCT campaign_source_id),
        'zoho: responded', 470, count_if(has_responded),
        'zoho: opted out', 695, count_if(status = 'Opted Out')
    ) AS (name, expected, actual)
    FROM silver.campaign_member
    UNION ALL
    SELECT stack(
        6,
        'x_education: answers', 9240, count(*),
        'x_education: Select left over', 0,
        count_if(array_contains(array(specialization, heard_through, lead_profile, city), 'Select')),
        'x_education: no specialization', 3380, count_if(specialization IS NULL),
        'x_education: no heard_through', 7250, count_if(heard_through IS NULL),
        'x_education: no lead_profile', 6855, count_if(lead_profile IS NULL),
        'x_education: no city', 3669, count_if(city IS NULL)
    ) AS (name, expected, actual)
    FROM silver.lead_answer
    UNION ALL
    SELECT stack(
        4,
        'google_ads: campaigns', 2, count(*),
        'google_ads: impressions', 46168, sum(impressions),
        'google_ads: interactions', 22061, sum(interactions),
        'google_ads: of July 8 to 31, 2025', 2,
        count_if(first_day = DATE '2025-07-08' AND last_day = DATE '2025-07-31')
    ) AS (name, expected, actual)
    FROM silver.ad_spend_range
    UNION ALL
    SELECT
        'google_ads: spend of the rows',
        2565.93,
        sum(spend)
    FROM silver.ad_spend_range
    UNION ALL
    SELECT
        'google_ads: spend that the file states',
        2565.92,
        max(stated)
    FROM ops.file_total
    WHERE column = 'cost'
    UNION ALL
    SELECT
        'google_ads: conversions',
        15,
        sum(conversions)
    FROM silver.ad_spend_range
    UNION ALL
    SELECT stack(
        2,
        'google_ads: totals of two files', 8, count(*),
        'google_ads: totals met exactly', 6, count_if(landed = stated)
    ) AS (name, expected, actual)
    FROM ops.file_total
    UNION ALL
    SELECT
        'jira: issues',
        437,
        count(*)
    FROM silver.issue
    UNION ALL
    SELECT stack(
        3,
        'jira: history entries', 1859, count(DISTINCT history_id),
        'jira: changed fields', 2807, count(*),
        'jira: status transitions', 721, count_if(field = 'status')
    ) AS (name, expected, actual)
    FROM silver.issue_change
    UNION ALL
    SELECT
        concat('jira: ', coalesce(stated.from_status, derived.from_value), ' to ', coalesce(stated.to_status, derived.to_value)),
        coalesce(stated.transitions, 0),
        coalesce(derived.transitions, 0)
    FROM silver.status_transition_count AS stated
    FULL OUTER JOIN (
        SELECT
            from_value,
            to_value,
            count(*) AS transitions
        FROM silver.issue_change
        WHERE field = 'status'
        GROUP BY from_value, to_value
    ) AS derived
        ON stated.from_status = derived.from_value
        AND stated.to_status = derived.to_value
),

final AS (
    SELECT
        name,
        CAST(expected AS DECIMAL(19, 2)) AS expected,
        CAST(actual AS DECIMAL(19, 2)) AS actual
    FROM figures
)

SELECT * FROM final
