-- One row per touch: something a known person did that marketing can be credited for.
-- Why: person, company and the campaign's channel are looked up and not joined, so a touch never leaves the task that read it, and a month has no
-- more files than in silver.touch.
WITH
touches AS (
    SELECT
        *,
        person_of(person_record_key) AS person_key
    FROM silver.touch
),

-- A person that the dimension does not hold has no account there, not even -2.
owned AS (
    SELECT
        *,
        account_of(person_key) AS account_key
    FROM touches
),

final AS (
    SELECT
        touch_key,
        month,
        date_key(occurred_on) AS date_key,
        occurred_at,
        CASE WHEN account_key IS NULL THEN -1L ELSE person_key END AS person_key,
        COALESCE(account_key, -1L) AS account_key,
        COALESCE(campaign_key, -2L) AS campaign_key,
        member_key('channel', touch_channel(channel, campaign_channel(campaign_key))) AS channel_key,
        COALESCE(ga4_channel, '(not applicable)') AS ga4_channel,
        touch_type,
        source_system
    FROM owned
)

SELECT * FROM final
