-- The automation's activities, typed in one pass: touches, changes of the lead status (13) and merges (32).
CREATE TABLE activity AS
WITH parsed AS (
    SELECT
        marketoGUID AS source_id,
        leadId AS lead_id,
        TRY_CAST(activityDate AS TIMESTAMP) AS occurred_at,
        activityTypeId AS type,
        primaryAttributeValueId AS asset_id,
        CASE WHEN activityTypeId IN ('131', '147') THEN coalesce(attributes ->> 'Campaign Name', primaryAttributeValue) ELSE primaryAttributeValue END AS asset_name,
        CASE
            WHEN activityTypeId IN ('1', '2') THEN attributes ->> 'Query Parameters'
            WHEN activityTypeId = '11' THEN attributes ->> 'Is Bot Activity'
            WHEN activityTypeId = '13' THEN attributes ->> 'New Value'
            WHEN activityTypeId = '32' THEN attributes ->> 'Merge IDs'
            WHEN activityTypeId = '104' THEN attributes ->> 'Success'
        END AS detail
    FROM '${out}/bronze_activity.parquet'
)

SELECT
    type,
    key('marketo', source_id) AS touch_key,
    source_id,
    lead_id,
    key('marketo', lead_id) AS person_record_key,
    occurred_at,
    reporting_date(occurred_at) AS occurred_on,
    CASE WHEN type = '104' THEN key('marketo', asset_id) END AS campaign_key,
    asset_name,
    CASE WHEN type IN ('13', '32') THEN detail END AS detail,
    CASE WHEN type IN ('1', '2') THEN parameter(detail, 'utm_source') END AS utm_source,
    CASE WHEN type IN ('1', '2') THEN parameter(detail, 'utm_medium') END AS utm_medium,
    CASE WHEN type IN ('1', '2') THEN parameter(detail, 'utm_campaign') END AS utm_campaign,
    CASE WHEN type IN ('1', '2') THEN parameter(detail, 'utm_content') END AS utm_content,
    CASE WHEN type IN ('1', '2') THEN parameter(detail, 'utm_term') END AS utm_term,
    CASE WHEN type IN ('1', '2') THEN
        nullif(replace(regexp_extract(detail, '(?:^|&)((?:gclid|wbraid|gbraid|msclkid|li_fat_id|ttclid|fbclid)=[^&]+)', 1), '=', ':'), '')
    END AS click_id
FROM parsed
WHERE occurred_at IS NOT NULL
  AND CASE type
      WHEN '1' THEN detail LIKE '%utm_source=%'
      WHEN '11' THEN detail IS DISTINCT FROM 'true'
      WHEN '104' THEN detail = 'true'
      ELSE type IN ('2', '13', '32', '131', '147')
  END;
