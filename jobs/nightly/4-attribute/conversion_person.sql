-- One row per milestone and person whose touches may be credited for it.
-- Why: touches belong to people, milestones mostly to opportunities; this is where they meet.
WITH conversion AS (
    SELECT conversion_key, milestone, subject_key, opportunity_key, month
    FROM silver.conversion
),

opportunity_person AS (SELECT opportunity_key, person_key FROM silver.opportunity_person),

final AS (
    SELECT conversion_key, subject_key AS person_key, month
    FROM conversion
    WHERE milestone = 'lead_created'
    UNION ALL
    SELECT conversion.conversion_key, opportunity_person.person_key, conversion.month
    FROM conversion
    INNER JOIN opportunity_person ON opportunity_person.opportunity_key = conversion.opportunity_key
)

SELECT * FROM final
