-- Touches with their channel and person. The rules run once for each distinct writing, not for each touch.
CREATE TABLE touch AS
SELECT
    touch_key,
    'marketo' AS source_system,
    CASE type
        WHEN '1' THEN 'web_visit'
        WHEN '2' THEN 'form_fill'
        WHEN '11' THEN 'email_click'
        WHEN '104' THEN 'program_success'
        ELSE 'ad_lead_form'
    END AS touch_type,
    source_id,
    person_record_key,
    occurred_at,
    occurred_on,
    campaign_key,
    asset_name AS campaign_name,
    utm_source,
    utm_medium,
    utm_campaign,
    utm_content,
    utm_term,
    click_id,
    ${channel_period} AS period,
    CASE WHEN type IN ('1', '2') THEN utm_campaign ELSE asset_name END AS rule_campaign,
    split_part(click_id, ':', 1) AS rule_click_id
FROM (SELECT *, occurred_on AS on_day FROM activity)
WHERE type NOT IN ('13', '32')
UNION ALL
SELECT
    key('salesforce', Id),
    'salesforce',
    'campaign_response',
    Id,
    key('salesforce', coalesce(ContactId, LeadId)),
    CASE WHEN recorded_on = responded_on THEN recorded_at ELSE start_of_day(responded_on) END,
    responded_on,
    key('salesforce', CampaignId),
    NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    ${channel_period},
    NULL,
    NULL
FROM (
    SELECT
        *,
        CAST(CreatedDate AS TIMESTAMP) AS recorded_at,
        reporting_date(recorded_at) AS recorded_on,
        CAST(FirstRespondedDate AS DATE) AS responded_on,
        responded_on AS on_day
    FROM '${out}/bronze_crm_campaign_member.parquet'
    QUALIFY row_number() OVER (PARTITION BY Id ORDER BY delivered(filename) DESC) = 1
)
WHERE HasResponded = 'true' AND IsDeleted = 'false' AND coalesce(ContactId, LeadId) IS NOT NULL;

-- Only the hand-overs are wanted again.
CREATE TABLE hand_over AS
SELECT person_record_key, occurred_at
FROM activity
WHERE type = '13' AND lower(asset_name) IN ('lead status', 'leadstatus') AND lower(detail) = 'mql';

DROP TABLE activity;

CREATE TABLE channel_of AS
SELECT
    *,
    CAST(NULL AS VARCHAR) AS campaign_type,
    ${channel_rule} AS rule,
    ${channel_value} AS channel
FROM (
    SELECT DISTINCT touch_type, utm_source, utm_medium, rule_campaign, rule_click_id, period
    FROM touch
) AS written;

-- The channel of each campaign, which counts for touches that show none of their own.
CREATE TABLE campaign_channel AS
SELECT campaign_key, ${channel_value} AS channel
FROM (
    SELECT
        campaign_key,
        'campaign' AS touch_type,
        CAST(NULL AS VARCHAR) AS utm_source,
        CAST(NULL AS VARCHAR) AS utm_medium,
        name AS rule_campaign,
        CAST(NULL AS VARCHAR) AS rule_click_id,
        campaign_type,
        ${channel_period} AS period
    FROM (
        SELECT
            key('salesforce', Id) AS campaign_key,
            Name AS name,
            Type AS campaign_type,
            reporting_date(CAST(CreatedDate AS TIMESTAMP)) AS on_day
        FROM '${out}/bronze_crm_campaign.parquet'
        QUALIFY row_number() OVER (PARTITION BY Id ORDER BY delivered(filename) DESC) = 1
        UNION ALL
        SELECT
            key('marketo', CAST(program.id AS VARCHAR)),
            program.name,
            program.channel,
            reporting_date(CAST(replace(CAST(program.createdAt AS VARCHAR), 'Z+0000', '') AS TIMESTAMP))
        FROM '${out}/bronze_automation_program.parquet'
        QUALIFY row_number() OVER (PARTITION BY program.id ORDER BY delivered(filename) DESC) = 1
    )
);

COPY (
    SELECT
        touch.* EXCLUDE (period, rule_campaign, rule_click_id),
        month_of(touch.occurred_on) AS month,
        CASE
            WHEN channel_of.channel NOT IN ('(none)', '(unmapped)') OR campaign_channel.channel IN ('(none)', '(unmapped)')
                THEN channel_of.channel
            ELSE coalesce(campaign_channel.channel, channel_of.channel)
        END AS channel,
        channel_of.rule AS channel_reason,
        links.person_key,
        person.account_key
    FROM touch
    INNER JOIN channel_of
        ON channel_of.touch_type = touch.touch_type
        AND channel_of.utm_source IS NOT DISTINCT FROM touch.utm_source
        AND channel_of.utm_medium IS NOT DISTINCT FROM touch.utm_medium
        AND channel_of.rule_campaign IS NOT DISTINCT FROM touch.rule_campaign
        AND channel_of.rule_click_id IS NOT DISTINCT FROM touch.rule_click_id
        AND channel_of.period = touch.period
    LEFT JOIN campaign_channel ON campaign_channel.campaign_key = touch.campaign_key
    LEFT JOIN person_link AS links ON links.person_record_key = touch.person_record_key
    LEFT JOIN person ON person.person_key = links.person_key
) TO '${out}/touch.parquet';

DROP TABLE touch;
