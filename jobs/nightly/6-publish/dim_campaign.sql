-- One row per campaign of each system, also those that only ad spend or touches name; and the two members for no campaign.
-- Why: a campaign whose export is late or missing must not swallow its spend or its credit. And because every campaign that
-- a fact names is a member, the facts need no look at the dimension and stay as they are when it changes.
WITH
campaigns AS (
    SELECT * FROM silver.campaign
),

spend AS (
    SELECT * FROM silver.ad_spend
),

crm_names AS (
    SELECT
        linked.campaign_key,
        MIN(crm.name) AS crm_campaign
    FROM campaigns AS linked
    INNER JOIN campaigns AS crm
        ON linked.crm_campaign_id = crm.source_id
        AND linked.campaign_key <> crm.campaign_key
    GROUP BY linked.campaign_key
),

names AS (
    SELECT campaign_key, conformity, quarter, program, region, audience, format FROM silver.campaign_name
),

known_by_export AS (
    SELECT
        campaigns.campaign_key,
        COALESCE(campaigns.name, '(unknown)') AS campaign,
        COALESCE(crm_names.crm_campaign, campaigns.name, '(unknown)') AS crm_campaign,
        campaigns.source_system,
        COALESCE(campaigns.source_id, '(unknown)') AS source_id,
        COALESCE(campaigns.account_id, '(not applicable)') AS ad_account_id,
        COALESCE(campaigns.type, '(unknown)') AS type,
        COALESCE(campaigns.status, '(unknown)') AS status,
        date_key(campaigns.start_date) AS start_date_key,
        date_key(campaigns.end_date) AS end_date_key
    FROM campaigns
    LEFT JOIN crm_names ON campaigns.campaign_key = crm_names.campaign_key
),

known_by_spend AS (
    SELECT
        spend.campaign_key,
        COALESCE(MAX_BY(spend.campaign_name, spend.spend_date), '(unknown)') AS campaign,
        COALESCE(MAX_BY(spend.campaign_name, spend.spend_date), '(unknown)') AS crm_campaign,
        MIN(spend.source_system) AS source_system,
        COALESCE(MIN(spend.campaign_source_id), '(unknown)') AS source_id,
        COALESCE(MIN(spend.account_id), '(unknown)') AS ad_account_id,
        '(unknown)' AS type,
        '(unknown)' AS status,
        -1 AS start_date_key,
        -1 AS end_date_key
    FROM spend
    LEFT ANTI JOIN campaigns ON spend.campaign_key = campaigns.campaign_key
    WHERE spend.campaign_key IS NOT NULL
    GROUP BY spend.campaign_key
),

touches AS (
    SELECT campaign_key, campaign_name, source_system, occurred_at, touch_key FROM silver.touch
    WHERE campaign_key IS NOT NULL
),

known_by_touch AS (
    SELECT
        touches.campaign_key,
        COALESCE(MAX_BY(touches.campaign_name, STRUCT(touches.occurred_at, touches.touch_key)), '(unknown)')
            AS campaign,
        COALESCE(MAX_BY(touches.campaign_name, STRUCT(touches.occurred_at, touches.touch_key)), '(unknown)')
            AS crm_campaign,
        MIN(touches.source_system) AS source_system,
        '(unknown)' AS source_id,
        '(unknown)' AS ad_account_id,
        '(unknown)' AS type,
        '(unknown)' AS status,
        -1 AS start_date_key,
        -1 AS end_date_key
    FROM touches
    LEFT ANTI JOIN campaigns ON touches.campaign_key = campaigns.campaign_key
    LEFT ANTI JOIN known_by_spend ON touches.campaign_key = known_by_spend.campaign_key
    GROUP BY touches.campaign_key
),

known AS (
    SELECT * FROM known_by_export
    UNION ALL
    SELECT * FROM known_by_spend
    UNION ALL
    SELECT * FROM known_by_touch
),

told AS (
    SELECT
        known.*,
        COALESCE(names.conformity, '(not applicable)') AS name_conformity,
        COALESCE(names.quarter, '(not told)') AS name_quarter,
        COALESCE(names.program, '(not told)') AS name_program,
        COALESCE(names.region, '(not told)') AS name_region,
        COALESCE(names.audience, '(not told)') AS name_audience,
        COALESCE(names.format, '(not told)') AS name_format
    FROM known
    LEFT JOIN names ON known.campaign_key = names.campaign_key
),

members AS (
    SELECT
        campaign_key, label, label, label, label, label, label, label, date_key, date_key,
        label, label, label, label, label, label
    FROM VALUES (-1L, -1, '(unknown)'), (-2L, -2, '(not applicable)') AS member (campaign_key, date_key, label)
),

final AS (
    SELECT * FROM told
    UNION ALL
    SELECT * FROM members
)

SELECT * FROM final
