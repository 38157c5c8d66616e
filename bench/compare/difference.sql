-- Every number that the two sides do not share. No number and 0 are the same: a month without a row has nothing in it.
-- KPIs that the rival does not compute are left out.
CREATE TABLE difference AS
SELECT
    coalesce(ours.measure, theirs.measure) AS measure,
    coalesce(ours.of_what, theirs.of_what) AS of_what,
    ours.value AS plumbline,
    theirs.value AS rival
FROM ours
FULL JOIN theirs ON theirs.measure = ours.measure AND theirs.of_what = ours.of_what
WHERE coalesce(ours.value, 0) <> coalesce(theirs.value, 0)
  AND (
      coalesce(ours.measure, theirs.measure) NOT LIKE 'kpi %'
      OR split_part(coalesce(ours.of_what, theirs.of_what), ' ', 1) IN (
          SELECT DISTINCT split_part(of_what, ' ', 1) FROM theirs WHERE measure = 'kpi numerator'
      )
  );
