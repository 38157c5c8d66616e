-- One row per campaign: what its name says by the naming convention.
-- Why: campaigns of ad platforms are known by their spend alone, and their names cost the most. A renamed campaign counts by
-- its latest name, on the day on which it began.
WITH exported AS (
    SELECT
        campaign_key,
        source_system,
        name,
        coalesce(start_date, reporting_date(created_at), reporting_date(_generated_at)) AS begun_on
    FROM silver.campaign
    WHERE NOT is_deleted
),

spent AS (
    SELECT
        campaign_key,
        min(source_system) AS source_system,
        max_by(campaign_name, struct(spend_date, campaign_name)) AS name,
        min(spend_date) AS begun_on
    FROM silver.ad_spend
    LEFT ANTI JOIN silver.campaign USING (campaign_key)
    GROUP BY campaign_key
),

named AS (
    SELECT *, 'silver.campaign' AS found_in FROM exported
    UNION ALL
    SELECT *, 'silver.ad_spend' AS found_in FROM spent
),

classified AS (
    SELECT *, classify('campaign_name', array(name), begun_on) AS verdict FROM named
),

final AS (
    SELECT
        campaign_key,
        source_system,
        found_in,
        name,
        begun_on,
        verdict.value AS conformity,
        verdict.reason AS conformity_reason,
        upper(replace(verdict.parts['quarter'], '-', '')) AS quarter,
        replace(verdict.parts['program'], '_', ' ') AS program,
        upper(verdict.parts['region']) AS region,
        verdict.parts['audience'] AS audience,
        verdict.parts['format'] AS format,
        verdict.parts['title'] AS title
    FROM classified
)

SELECT * FROM final
