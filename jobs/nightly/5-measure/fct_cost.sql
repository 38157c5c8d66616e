-- One row per day, campaign or ad campaign that a cost is stated for, campaign that bears it, channel and currency.
-- Why: one place for all money that marketing costs, each cent once: what ad platforms charge, and what campaigns cost besides.
-- What cannot be set against what it brought in stays, with the reason.
WITH spend AS (
    SELECT
        campaign_key,
        spend_date,
        source_system,
        channel,
        currency,
        sum(spend) AS cost
    FROM silver.ad_spend
    GROUP BY campaign_key, spend_date, source_system, channel, currency
),

ties AS (
    SELECT * FROM silver.ad_campaign_tie
),

parts AS (
    SELECT * FROM silver.campaign_cost_part
),

rates AS (
    SELECT * FROM silver.fx_rate_daily
),

cost_of_ads AS (
    SELECT
        spend.spend_date AS cost_on,
        coalesce(ties.crm_campaign_key, spend.campaign_key) AS campaign_key,
        spend.campaign_key AS stated_campaign_key,
        spend.channel,
        spend.source_system,
        'ad_spend' AS cost_type,
        CASE WHEN ties.crm_campaign_key IS NULL THEN '(not applicable)' ELSE 'mapping' END AS tied_by,
        spend.currency,
        CAST(spend.cost AS DECIMAL(18, 4)) AS cost
    FROM spend
    LEFT JOIN ties
        ON spend.campaign_key = ties.campaign_key
        AND spend.spend_date >= ties.first_day
        AND (spend.spend_date < ties.next_day OR ties.next_day IS NULL)
),

days_of_campaigns AS (
    SELECT
        parts.*,
        datediff(last_day, first_day) + 1 AS days,
        explode_outer(sequence(first_day, last_day)) AS cost_on
    FROM parts
),

cost_of_campaigns AS (
    SELECT
        cost_on,
        cost_campaign_key AS campaign_key,
        campaign_key AS stated_campaign_key,
        channel,
        source_system,
        'campaign_cost' AS cost_type,
        tied_by,
        currency,
        CAST(
            unit * CASE
                WHEN cost_on IS NULL THEN units
                ELSE even_parts(units, datediff(cost_on, first_day) + 1, days)
                    - even_parts(units, datediff(cost_on, first_day), days)
            END
            AS DECIMAL(18, 4)
        ) AS cost
    FROM days_of_campaigns
),

costs AS (
    SELECT * FROM cost_of_ads
    UNION ALL
    SELECT * FROM cost_of_campaigns WHERE cost <> 0
),

rated AS (
    SELECT
        costs.*,
        CASE
            WHEN costs.currency = reporting_currency() OR costs.cost = 0 THEN CAST(1 AS DECIMAL(19, 9))
            ELSE rates.rate
        END AS fx_rate
    FROM costs
    LEFT JOIN rates
        ON costs.currency = rates.currency
        AND least(costs.cost_on, reporting_date(as_of())) = rates.day
),

final AS (
    SELECT
        record_key('cost', concat_ws(
            '|', cost_type, stated_campaign_key, campaign_key, channel, coalesce(currency, ''), cost_on
        )) AS cost_key,
        date_key(cost_on) AS date_key,
        cost_on,
        campaign_key,
        stated_campaign_key,
        member_key('channel', channel) AS channel_key,
        source_system,
        cost_type,
        tied_by,
        coalesce(currency, '(unknown)') AS currency,
        cost,
        fx_rate,
        CAST(round(cost * fx_rate, 4) AS DECIMAL(18, 4)) AS cost_reporting,
        CASE
            WHEN cost_on IS NULL THEN 'no_day'
            WHEN fx_rate IS NULL AND currency IS NULL THEN 'no_currency'
            WHEN fx_rate IS NULL THEN 'no_rate'
            WHEN channel IN ('(none)', '(unmapped)') THEN 'no_channel'
            WHEN tied_by = '(not applicable)' THEN 'no_campaign'
            ELSE '(not applicable)'
        END AS unattributed_reason
    FROM rated
)

SELECT * FROM final
