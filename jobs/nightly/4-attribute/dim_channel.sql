-- One row per marketing channel that a touch, a campaign or ad spend was classified as; and the two members for no channel.
-- Why: only channels that occur, so that BI filters offer no dead choices.
WITH
touches AS (
    SELECT touch_channel(channel, campaign_channel(campaign_key)) AS channel FROM silver.touch
),

spend AS (
    SELECT channel FROM silver.ad_spend WHERE channel IS NOT NULL
),

campaigns AS (
    SELECT channel FROM silver.campaign WHERE channel IS NOT NULL
),

occurrences AS (
    SELECT channel, FALSE AS has_spend FROM touches
    UNION ALL
    SELECT channel, FALSE AS has_spend FROM campaigns
    UNION ALL
    SELECT channel, TRUE AS has_spend FROM spend
),

channels AS (
    SELECT
        member_key('channel', channel) AS channel_key,
        channel,
        bool_or(has_spend) AS has_spend
    FROM occurrences
    GROUP BY channel
),

members AS (
    SELECT channel_key, channel, FALSE
    FROM VALUES (-1L, '(unknown)'), (-2L, '(not applicable)') AS member (channel_key, channel)
),

final AS (
    SELECT * FROM channels
    UNION ALL
    SELECT * FROM members
)

SELECT * FROM final
