-- One row per day.
SELECT DISTINCT spend_date FROM silver.spent
