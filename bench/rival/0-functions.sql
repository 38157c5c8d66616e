-- What the queries share. ${landing} is the folder of deliveries, ${zone} the reporting zone, ${today} the as-of day in it.
SET threads = 2;
SET preserve_insertion_order = false;

CREATE MACRO key(system, id) AS CAST(hash(system, id) >> 1 AS BIGINT);
CREATE MACRO reporting_date(moment) AS CAST(moment AT TIME ZONE 'UTC' AT TIME ZONE '${zone}' AS DATE);
CREATE MACRO month_of(on_day) AS CAST(year(on_day) * 100 + month(on_day) AS INTEGER);
CREATE MACRO amount(text) AS TRY_CAST(replace(text, ',', '') AS DECIMAL(18, 4));
CREATE MACRO address(text) AS nullif(
    regexp_extract(lower(trim(text)), '^[^@ ]+@[a-z0-9-]+([.][a-z0-9-]+)+$', 0),
    ''
);
-- The newest delivery of a record wins.
CREATE MACRO delivered(file) AS regexp_extract(file, '([0-9]{4}-[0-9]{2}-[0-9]{2})/[a-z_]+/[^/]+$', 1);
CREATE MACRO parameter(query, name) AS
    CASE WHEN contains(query, name || '=') THEN nullif(split_part(split_part('&' || query, '&' || name || '=', 2), '&', 1), '') END;
CREATE MACRO start_of_day(on_day) AS CAST(on_day AS TIMESTAMP) AT TIME ZONE '${zone}' AT TIME ZONE 'UTC';
CREATE TYPE milestone_name AS ENUM ('lead_created', 'opportunity_created', 'closed_won');
CREATE TYPE model_name AS ENUM ('first_touch', 'last_touch', 'linear', 'u_shaped', 'w_shaped', 'time_decay');
