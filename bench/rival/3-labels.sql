-- One round of label propagation: a node takes the smallest label around it, then that label's own. Repeated until none changes.
CREATE OR REPLACE TABLE nearer AS
SELECT
    both_ways.one AS node,
    min(label.label) AS label
FROM both_ways
INNER JOIN label ON label.node = both_ways.other
GROUP BY both_ways.one;

CREATE OR REPLACE TABLE next_label AS
WITH taken AS (
    SELECT label.node, least(label.label, nearer.label) AS label, label.label AS before
    FROM label
    INNER JOIN nearer ON nearer.node = label.node
)

SELECT
    taken.node,
    least(taken.label, jump.label) AS label,
    least(taken.label, jump.label) <> taken.before AS is_changed
FROM taken
INNER JOIN taken AS jump ON jump.node = taken.label;

CREATE OR REPLACE TABLE label AS
SELECT node, label FROM next_label;
