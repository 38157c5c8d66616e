-- One row per milestone of a journey that earns credit; and the two members for none.
-- Why: one milestone per chart, for adding leads, opportunities and wins makes no number.
WITH
milestones AS (
    SELECT member_key('milestone', milestone) AS milestone_key, milestone, title, sort_order
    FROM VALUES
        ('lead_created', 'Lead created', 1),
        ('opportunity_created', 'Opportunity created', 2),
        ('closed_won', 'Closed won', 3)
        AS milestone (milestone, title, sort_order)
),

members AS (
    SELECT milestone_key, label, label, sort_order
    FROM VALUES (-1L, '(unknown)', 98), (-2L, '(not applicable)', 99) AS member (milestone_key, label, sort_order)
),

final AS (
    SELECT * FROM milestones
    UNION ALL
    SELECT * FROM members
)

SELECT * FROM final
