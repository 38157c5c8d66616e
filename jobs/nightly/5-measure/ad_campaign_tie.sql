-- One row per campaign of an ad platform and period in which it belongs to one campaign of the CRM.
-- Why: lines of the mapping may overlap, and money must not be counted once for each of them: the line that began later
-- counts. One that names a campaign which the CRM does not have, or has deleted, ties nothing; it still ends the one before.
WITH mapping AS (
    SELECT * FROM silver.campaign_mapping
),

campaigns AS (
    SELECT campaign_key FROM silver.campaign WHERE NOT is_deleted
),

periods AS (
    SELECT
        campaign_key,
        record_key(crm_beside(source_system), crm_campaign_id) AS crm_campaign_key,
        valid_from AS first_day,
        least(valid_until, lead(valid_from) OVER (PARTITION BY campaign_key ORDER BY valid_from)) AS next_day
    FROM mapping
),

final AS (
    SELECT periods.*
    FROM periods
    INNER JOIN campaigns ON periods.crm_campaign_key = campaigns.campaign_key
)

SELECT * FROM final
