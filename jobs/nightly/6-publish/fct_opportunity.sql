-- One row per opportunity that is neither deleted nor a copy, as it stands now.
-- Why: valued at the rate of its closing day, as the credits are; one that closes in the future, at today's.
WITH
opportunities AS (
    SELECT * FROM silver.opportunity WHERE NOT is_deleted AND crm_opportunity_id IS NULL
),

account_links AS (
    SELECT * FROM silver.account_link
),

accounts AS (
    SELECT account_key FROM gold.dim_account
),

campaigns AS (
    SELECT campaign_key, source_system, source_id FROM gold.dim_campaign WHERE campaign_key NOT IN (-1, -2)
),

users AS (
    SELECT user_key, source_system, user_id FROM gold.dim_user WHERE user_key NOT IN (-1, -2)
),

rates AS (
    SELECT * FROM silver.fx_rate_daily
),

accounts_of_records AS (
    SELECT
        account_links.account_record_key,
        accounts.account_key
    FROM account_links
    INNER JOIN accounts ON account_links.account_key = accounts.account_key
),

dated AS (
    SELECT
        *,
        LEAST(close_date, reporting_date(as_of())) AS rate_day
    FROM opportunities
),

rated AS (
    SELECT
        dated.*,
        CASE WHEN dated.currency = reporting_currency() THEN CAST(1 AS DECIMAL(19, 9)) ELSE rates.rate END AS fx_rate
    FROM dated
    LEFT JOIN rates
        ON dated.currency = rates.currency
        AND dated.rate_day = rates.day
),

final AS (
    SELECT
        rated.opportunity_key,
        rated.source_id AS opportunity_id,
        COALESCE(rated.name, '(unknown)') AS opportunity,
        rated.source_system,
        date_key(rated.created_on) AS created_date_key,
        date_key(rated.close_date) AS close_date_key,
        CASE
            WHEN rated.account_record_key IS NULL THEN -2L
            ELSE COALESCE(accounts_of_records.account_key, -1L)
        END AS account_key,
        CASE
            WHEN rated.campaign_source_id IS NULL THEN -2L
            ELSE COALESCE(campaigns.campaign_key, -1L)
        END AS campaign_key,
        CASE
            WHEN rated.owner_id IS NULL THEN -2L
            ELSE COALESCE(users.user_key, -1L)
        END AS user_key,
        rated.stage,
        COALESCE(rated.type, '(unknown)') AS type,
        COALESCE(rated.lead_source, '(unknown)') AS lead_source,
        rated.is_closed,
        rated.is_won,
        COALESCE(rated.currency, '(unknown)') AS currency,
        rated.amount,
        rated.fx_rate,
        CAST(ROUND(rated.amount * rated.fx_rate, 4) AS DECIMAL(18, 4)) AS amount_reporting
    FROM rated
    LEFT JOIN accounts_of_records ON rated.account_record_key = accounts_of_records.account_record_key
    LEFT JOIN campaigns
        ON rated.source_system = campaigns.source_system
        AND rated.campaign_source_id = campaigns.source_id
    LEFT JOIN users
        ON rated.source_system = users.source_system
        AND rated.owner_id = users.user_id
)

SELECT * FROM final
