-- Functions that every query and every export mapping may use. A text that cannot be read gives null, never an error and
-- never a guess: the standardize stage quarantines a record whose cell holds something that became null.
-- The lines "-- example:" are run by a test. reporting_zone(), reporting_currency(), as_of(), fx_max_age_days(), parent_costs()
-- and default_region() come from conf/plumbline.conf and the run; normalize_email, is_valid_email, normalize_phone, classify,
-- business_minutes, fiscal_day, query_param, json_field, crm_id, instant, whole_number, amount, ten_thousandths, cell_text, person_of,
-- account_of, campaign_channel, system_of, crm_beside, registered_domain and company_name are Java.

---- keys

-- The stable 64-bit key of a record: the same in every run and on every machine.
CREATE OR REPLACE TEMPORARY FUNCTION record_key(system STRING, id STRING)
RETURNS BIGINT
RETURN CASE WHEN system IS NOT NULL AND id IS NOT NULL THEN xxhash64(concat(system, ':', id)) END;
-- example: record_key('marketo', '310001') = xxhash64('marketo:310001')
-- example: record_key('marketo', NULL) = NULL

-- The key of a record in an instance of a system: the instance is empty for the only one, else @ and its name. A mapping writes
-- record_key, and of a record of an instance this is what it becomes.
CREATE OR REPLACE TEMPORARY FUNCTION instance_key(instance STRING, system STRING, id STRING)
RETURNS BIGINT
RETURN CASE WHEN system IS NOT NULL AND id IS NOT NULL THEN xxhash64(concat(system, instance, ':', id)) END;
-- example: instance_key('', 'marketo', '310001') = record_key('marketo', '310001')
-- example: instance_key('@emea', 'marketo', '310001') = record_key('marketo@emea', '310001')
-- example: instance_key('@emea', 'marketo', NULL) = NULL

-- system_of(source_system) and crm_beside(source_system) are made by Java of conf/matching.conf: the system without the
-- instance, and the CRM whose ids a record of the source carries. Records of a CRM carry those of their own instance.
-- example: system_of('marketo@emea') = 'marketo'
-- example: system_of('marketo') = 'marketo'
-- example: crm_beside('marketo') = crm_system()
-- example: crm_beside('marketo@emea') = crm_system()
-- example: crm_beside(concat(crm_system(), '@emea')) = concat(crm_system(), '@emea')

-- The record of the CRM that a record of a person means: itself, or the one whose id the automation stores; the automation's own
-- while it stores none. Two records that synchronisation calls one have it in common.
CREATE OR REPLACE TEMPORARY FUNCTION synchronised_key(
    source_system STRING, crm_contact_id STRING, crm_lead_id STRING, person_record_key BIGINT
)
RETURNS BIGINT
RETURN CASE
    WHEN system_of(source_system) = automation_system()
        THEN coalesce(
            record_key(crm_beside(source_system), coalesce(crm_contact_id, crm_lead_id)), person_record_key
        )
    ELSE person_record_key
END;
-- example: synchronised_key(crm_system(), '00Q1', '00Q2', 1L) = 1L
-- example: synchronised_key(automation_system(), NULL, '00Q2', 1L) = record_key(crm_system(), '00Q2')
-- example: synchronised_key(automation_system(), '0031', '00Q2', 1L) = record_key(crm_system(), '0031')
-- example: synchronised_key(automation_system(), NULL, NULL, 1L) = 1L

-- crm_id(id) is Java: a Salesforce id in its 18-character form. The 15-character form of reports tells ids apart by case
-- alone; the last three letters say which of the characters are capitals. Anything else stays as it is.
-- example: crm_id('0015e00000Xx1yZ') = '0015e00000Xx1yZAAR'
-- example: crm_id('001D000000IqhSL') = '001D000000IqhSLIAZ'
-- example: crm_id('0015e00000Xx1yZAAR') = '0015e00000Xx1yZAAR'
-- example: crm_id('-') = '-'

-- An id that is a whole number, as text. What a spreadsheet made of a long id (1.2021E+17) is none.
CREATE OR REPLACE TEMPORARY FUNCTION number_id(id STRING)
RETURNS STRING
RETURN CASE WHEN id RLIKE '^[0-9]+$' THEN id END;
-- example: number_id('21456789012') = '21456789012'
-- example: number_id('1.2021E+17') = NULL

---- time

-- The day of an instant in the reporting zone (the examples run in Europe/Berlin).
CREATE OR REPLACE TEMPORARY FUNCTION reporting_date(moment TIMESTAMP)
RETURNS DATE
RETURN CAST(from_utc_timestamp(moment, reporting_zone()) AS DATE);
-- example: reporting_date(TIMESTAMP '2026-03-01 23:30:00Z') = DATE '2026-03-02'
-- example: reporting_date(TIMESTAMP '2026-06-30 21:59:59Z') = DATE '2026-06-30'

-- The first instant of a day in the reporting zone.
CREATE OR REPLACE TEMPORARY FUNCTION start_of_day(on_day DATE)
RETURNS TIMESTAMP
RETURN to_utc_timestamp(CAST(on_day AS TIMESTAMP), reporting_zone());
-- example: start_of_day(DATE '2026-03-02') = TIMESTAMP '2026-03-01 23:00:00Z'

-- The month of a day as yyyymm.
CREATE OR REPLACE TEMPORARY FUNCTION month_of(on_day DATE)
RETURNS INT
RETURN year(on_day) * 100 + month(on_day);
-- example: month_of(DATE '2026-03-02') = 202603

-- instant(text) is Java: an ISO instant. A text without zone is none: nobody knows when it was.
-- example: instant('2026-03-05T09:12:00.000Z') = TIMESTAMP '2026-03-05 09:12:00Z'
-- example: instant('2026-03-05T09:12:00+01:00') = TIMESTAMP '2026-03-05 08:12:00Z'
-- example: instant('2026-01-05T10:00:00Z+0000') = TIMESTAMP '2026-01-05 10:00:00Z'
-- example: instant('2026-03-05T09:12:00') = NULL
-- example: instant('2026-03-05') = NULL
-- example: instant('2026-02-30T09:12:00Z') = NULL

-- A local time by pattern, in its zone. A time that a clock change skips counts as the one after it, a repeated one as the
-- first.
CREATE OR REPLACE TEMPORARY FUNCTION local_instant(text STRING, pattern STRING, zone STRING)
RETURNS TIMESTAMP
RETURN to_utc_timestamp(try_to_timestamp(text, pattern), zone);
-- example: local_instant('28/Jan/26 3:42 PM', 'd/MMM/yy h:mm a', 'UTC') = TIMESTAMP '2026-01-28 15:42:00Z'
-- example: local_instant('28/Jan/26 3:42 PM', 'd/MMM/yy h:mm a', 'America/New_York') = TIMESTAMP '2026-01-28 20:42:00Z'
-- example: local_instant('March 3, 2026, 5:10 AM', 'MMMM d, yyyy, h:mm a', 'UTC') = TIMESTAMP '2026-03-03 05:10:00Z'
-- example: local_instant('soon', 'd/MMM/yy h:mm a', 'UTC') = NULL

-- A time as work management exports it, or as a spreadsheet leaves it behind.
CREATE OR REPLACE TEMPORARY FUNCTION work_time(text STRING, zone STRING)
RETURNS TIMESTAMP
RETURN coalesce(
    local_instant(text, 'd/MMM/yy h:mm a', zone),
    local_instant(text, 'd/MMM/yy H:mm', zone),
    local_instant(text, 'M/d/yyyy H:mm', zone),
    instant(text)
);
-- example: work_time('01/Mar/26 8:00 AM', 'UTC') = TIMESTAMP '2026-03-01 08:00:00Z'
-- example: work_time('6/21/2025 16:14', 'UTC') = TIMESTAMP '2025-06-21 16:14:00Z'

-- An instant given as microseconds since 1970.
CREATE OR REPLACE TEMPORARY FUNCTION epoch_micros(text STRING)
RETURNS TIMESTAMP
RETURN timestamp_micros(try_cast(text AS BIGINT));
-- example: epoch_micros('1772409540123456') = TIMESTAMP '2026-03-01 23:59:00.123456Z'
-- example: epoch_micros('yesterday') = NULL

-- A time that a warehouse writes without its zone, which is UTC: 2026-03-01 23:59:58.2.
CREATE OR REPLACE TEMPORARY FUNCTION utc_instant(text STRING)
RETURNS TIMESTAMP
RETURN CASE
    WHEN text RLIKE '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?$'
        THEN try_cast(concat(text, 'Z') AS TIMESTAMP)
    ELSE instant(text)
END;
-- example: utc_instant('2026-03-01 23:59:58.2') = TIMESTAMP '2026-03-01 23:59:58.2Z'
-- example: utc_instant('2026-03-02 01:00:00') = TIMESTAMP '2026-03-02 01:00:00Z'
-- example: utc_instant('2026-03-02 5:00:00') = TIMESTAMP '2026-03-02 05:00:00Z'
-- example: utc_instant('2026-03-01T23:59:58.200Z') = TIMESTAMP '2026-03-01 23:59:58.2Z'
-- example: utc_instant('2026-03-02') = NULL

-- When an id was given out that begins with eight hexadecimal digits of the seconds since 1970.
CREATE OR REPLACE TEMPORARY FUNCTION id_instant(id STRING)
RETURNS TIMESTAMP
RETURN CASE
    WHEN id RLIKE '^[0-9A-Fa-f]{24}$' THEN timestamp_seconds(CAST(conv(substr(id, 1, 8), 16, 10) AS BIGINT))
END;
-- example: id_instant('697a3c1c0000000000000001') = TIMESTAMP '2026-01-28 16:41:00Z'
-- example: id_instant('1201000000000001') = NULL

-- A date by pattern. Dates are never shifted.
CREATE OR REPLACE TEMPORARY FUNCTION calendar_day(text STRING, pattern STRING)
RETURNS DATE
RETURN CAST(try_to_timestamp(text, pattern) AS DATE);
-- example: calendar_day('3/1/2026', 'M/d/yyyy') = DATE '2026-03-01'
-- example: calendar_day('03/01/2026', 'M/d/yyyy') = DATE '2026-03-01'
-- example: calendar_day('13/1/2026', 'M/d/yyyy') = NULL

-- An ISO date; a time after it is cut off.
CREATE OR REPLACE TEMPORARY FUNCTION iso_day(text STRING)
RETURNS DATE
RETURN CASE WHEN length(text) >= 10 THEN try_cast(text AS DATE) END;
-- example: iso_day('2026-03-05') = DATE '2026-03-05'
-- example: iso_day('2026-03-05 00:00:00') = DATE '2026-03-05'
-- example: iso_day('2026') = NULL
-- example: iso_day('05.03.2026') = NULL

-- When a response happened of which the source knows only the date: the moment that its record was made, if that was the
-- same day, otherwise the start of the day.
CREATE OR REPLACE TEMPORARY FUNCTION response_instant(responded_on DATE, recorded_at TIMESTAMP)
RETURNS TIMESTAMP
RETURN CASE
    WHEN reporting_date(recorded_at) = responded_on THEN recorded_at
    ELSE start_of_day(responded_on)
END;
-- example: response_instant(DATE '2026-02-24', TIMESTAMP '2026-02-24 16:22:41Z') = TIMESTAMP '2026-02-24 16:22:41Z'
-- example: response_instant(DATE '2026-02-24', TIMESTAMP '2026-02-10 16:22:41Z') = TIMESTAMP '2026-02-23 23:00:00Z'

---- numbers

-- whole_number(text) is Java: a whole number as BIGINT.
-- example: whole_number('42') = 42
-- example: whole_number(' -7 ') = -7
-- example: whole_number('1.0') = NULL
-- example: whole_number('12 000') = NULL

-- amount(text) is Java: an amount with point as decimal sign, with or without thousands commas, sign of a currency or
-- exponent, as DECIMAL(18, 4). 1.234,50 is none.
-- example: amount('1,234.50') = 1234.50
-- example: amount('$1,200.00') = 1200.00
-- example: amount('-12.5') = -12.5
-- example: amount('1.25E7') = 12500000
-- example: amount('0') = 0
-- example: amount('0.00005') = 0.0001
-- example: amount('-.00005') = -0.0001
-- example: amount('5.') = 5
-- example: amount('1E-400') = 0
-- example: amount('0E9') = 0
-- example: amount('1E400') = NULL
-- example: amount('999999999999999.99995') = NULL
-- example: amount('1.234,50') = NULL
-- example: amount('1,23') = NULL
-- example: amount('3.45%') = NULL
-- example: amount('NaN') = NULL
-- example: amount('Infinity') = NULL
-- example: amount('9999999999999999999') = NULL

-- ten_thousandths(amount) is Java: an amount as a whole number of its last decimal, to add up many of them. What does not fit
-- 64 bits is an error.
-- example: ten_thousandths(CAST(1234.5678 AS DECIMAL(18, 4))) = 12345678
-- example: ten_thousandths(CAST(-0.0001 AS DECIMAL(18, 4))) = -1
-- example: ten_thousandths(CAST(99999999999999.9999 AS DECIMAL(18, 4))) = 999999999999999999
-- example: ten_thousandths(CAST(NULL AS DECIMAL(18, 4))) = NULL

-- A number written with comma as decimal sign and point between thousands, as amount() and whole() read it. For files whose
-- contract says that they write numbers so: 1.234 is 1234 here, and nobody can tell by a single cell. Signs of a currency are
-- left out; 1,234.50 is none.
CREATE OR REPLACE TEMPORARY FUNCTION decimal_comma(text STRING)
RETURNS STRING
RETURN CASE
    WHEN regexp_replace(text, '[\\s\\x{A0}\\x{202F}\\p{Sc}]', '') RLIKE '^[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)(,[0-9]+)?$'
        THEN translate(regexp_replace(text, '[^0-9,+-]', ''), ',', '.')
END;
-- example: amount(decimal_comma('1.234,50')) = 1234.50
-- example: amount(decimal_comma('12,50 €')) = 12.50
-- example: amount(decimal_comma('-7,5')) = -7.5
-- example: whole(decimal_comma('3.000')) = 3000
-- example: whole(decimal_comma('45')) = 45
-- example: decimal_comma('1,234.50') = NULL
-- example: decimal_comma('1.23') = NULL
-- example: decimal_comma('-') = NULL

-- An amount that may be written short, with K, M or B for thousands, millions and billions.
CREATE OR REPLACE TEMPORARY FUNCTION short_amount(text STRING)
RETURNS DECIMAL(18, 4)
RETURN try_cast(
    amount(regexp_replace(text, '(?i)(?<=[0-9.])[KMB]$', ''))
    * CASE upper(right(text, 1)) WHEN 'K' THEN 1000 WHEN 'M' THEN 1000000 WHEN 'B' THEN 1000000000 ELSE 1 END
    AS DECIMAL(18, 4)
);
-- example: short_amount('$1,117.10K') = 1117100
-- example: short_amount('1.25m') = 1250000
-- example: short_amount('-2B') = -2000000000
-- example: short_amount('950') = 950
-- example: short_amount('K') = NULL
-- example: short_amount('1KK') = NULL
-- example: short_amount('1.5T') = NULL

-- The currency whose sign stands in a text. $ and ¥ are the signs of several currencies and tell none.
CREATE OR REPLACE TEMPORARY FUNCTION currency_of_sign(text STRING)
RETURNS STRING
RETURN CASE
    WHEN contains(text, '€') THEN 'EUR'
    WHEN contains(text, '£') THEN 'GBP'
END;
-- example: currency_of_sign('12,50 €') = 'EUR'
-- example: currency_of_sign('$12.50') = NULL

-- A whole number, also when it is written as an amount.
CREATE OR REPLACE TEMPORARY FUNCTION whole(text STRING)
RETURNS BIGINT
RETURN coalesce(
    try_cast(text AS BIGINT),
    CASE WHEN amount(text) = floor(amount(text)) THEN try_cast(amount(text) AS BIGINT) END
);
-- example: whole('12,345') = 12345
-- example: whole('5400.0') = 5400
-- example: whole('1.2345678E7') = 12345678
-- example: whole('5400.5') = NULL
-- example: whole('many') = NULL

-- An instant in milliseconds since 1970 in UTC.
CREATE OR REPLACE TEMPORARY FUNCTION epoch_millis(text STRING)
RETURNS TIMESTAMP
RETURN timestamp_millis(whole(text));
-- example: epoch_millis('1772442061000') = TIMESTAMP '2026-03-02 09:01:01Z'
-- example: epoch_millis('1.772442061E12') = TIMESTAMP '2026-03-02 09:01:01Z'
-- example: epoch_millis('2026-03-02') = NULL
-- example: epoch_millis('yesterday') = NULL

-- An amount given in millionths.
CREATE OR REPLACE TEMPORARY FUNCTION micros(text STRING)
RETURNS DECIMAL(18, 4)
RETURN try_cast(CAST(whole(text) AS DECIMAL(19, 0)) / CAST(1000000 AS DECIMAL(7, 0)) AS DECIMAL(18, 4));
-- example: micros('1033330000') = 1033.33
-- example: micros('0') = 0
-- example: micros('9223372036854775807') = 9223372036854.7758
-- example: micros('1.5') = NULL

-- The sum of one member over the objects of a JSON array; 0 for an empty array.
CREATE OR REPLACE TEMPORARY FUNCTION total_of(json STRING, member STRING)
RETURNS DECIMAL(18, 4)
RETURN aggregate(
    from_json(json, 'ARRAY<MAP<STRING, STRING>>'),
    CAST(0 AS DECIMAL(18, 4)),
    (total, item) -> try_cast(total + try_cast(item[member] AS DECIMAL(18, 4)) AS DECIMAL(18, 4))
);
-- example: total_of('[{"cost":11850,"note":null},{"cost":"0.5"}]', 'cost') = 11850.5
-- example: total_of('[]', 'cost') = 0
-- example: total_of('[{"cost":"much"}]', 'cost') = NULL

---- texts

-- cell_text(cell, nulls) is Java: a delivered cell without spaces around it; null for what the export writes for nothing. Every
-- cell has been through it before a mapping sees it.
-- example: cell_text('  a b ', array('-')) = 'a b'
-- example: cell_text(' - ', array('', '-')) = NULL
-- example: cell_text('  ', array('')) = NULL

-- Whether a flag is set.
CREATE OR REPLACE TEMPORARY FUNCTION yes(text STRING)
RETURNS BOOLEAN
RETURN CASE
    WHEN lower(text) IN ('true', '1', 'yes', 'y', 't') THEN true
    WHEN lower(text) IN ('false', '0', 'no', 'n', 'f') THEN false
END;
-- example: yes('TRUE') = true
-- example: yes('0') = false
-- example: yes('maybe') = NULL

-- The host of a web address, without www.
CREATE OR REPLACE TEMPORARY FUNCTION web_domain(address STRING)
RETURNS STRING
RETURN nullif(
    regexp_extract(
        lower(trim(address)),
        '^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@?#]*@)?(?:www[.])?([^/:?#@ ]+[.][^/:?#@ .]+)[.]?(?:[/:?#].*)?$',
        1
    ),
    ''
);
-- example: web_domain('https://www.Alder-Robotics.example.com/en?x=1') = 'alder-robotics.example.com'
-- example: web_domain('birchwood.example.com') = 'birchwood.example.com'
-- example: web_domain('n/a') = NULL

-- What is registered of a host name and may stand for a company: nothing at a provider where anybody has an address.
-- registered_domain(host) is Java, by conf/matching/public_suffix_list.dat; so is company_name(text), which takes a name apart into
-- name (as names are compared), legal_form and acronym by conf/matching/accounts.conf, and gives null for what names no company.
CREATE OR REPLACE TEMPORARY FUNCTION company_domain(host STRING)
RETURNS STRING
RETURN CASE WHEN NOT is_free_mail(host) AND NOT is_free_mail(registered_domain(host)) THEN registered_domain(host) END;
-- example: company_domain('shop.Alder.example') = 'alder.example'
-- example: company_domain('example') = NULL
-- example: company_domain(NULL) = NULL
-- example: company_name('Alder & Sons').name = 'aldersons'
-- example: company_name(' ') IS NULL = true

-- The items of a list in one cell, without blanks around them and without empty ones.
CREATE OR REPLACE TEMPORARY FUNCTION items(text STRING, separator STRING)
RETURNS ARRAY<STRING>
RETURN filter(
    transform(split(text, concat('\\Q', separator, '\\E')), item -> trim(item)),
    item -> item <> ''
);
-- example: items('51; 60;', ';') = array('51', '60')
-- example: items('51', ';') = array('51')
-- example: items('a.b|c', '|') = array('a.b', 'c')
-- example: items(NULL, ';') = NULL

-- The value of the first object of a JSON array whose name is that, as in [{"name":"email","value":"a@b.example"}].
CREATE OR REPLACE TEMPORARY FUNCTION named_value(json STRING, wanted STRING)
RETURNS STRING
RETURN get(
    from_json(json, 'ARRAY<STRUCT<name: STRING, value: STRING>>').value,
    CAST(array_position(from_json(json, 'ARRAY<STRUCT<name: STRING, value: STRING>>').name, wanted) AS INT) - 1
);
-- example: named_value('[{"name":"company","value":"A"},{"name":"email","value":"a@b.example"}]', 'email') = 'a@b.example'
-- example: named_value('[{"name":"company","value":"A"}]', 'email') = NULL
-- example: named_value(NULL, 'email') = NULL

-- The same of objects that are told by an id: [{"id":"1","name":"Done"}].
CREATE OR REPLACE TEMPORARY FUNCTION name_of(json STRING, wanted STRING)
RETURNS STRING
RETURN get(
    from_json(json, 'ARRAY<STRUCT<id: STRING, name: STRING>>').name,
    CAST(array_position(from_json(json, 'ARRAY<STRUCT<id: STRING, name: STRING>>').id, wanted) AS INT) - 1
);
-- example: name_of('[{"id":"1","name":"To Do"},{"id":"2","name":"Done"}]', '2') = 'Done'
-- example: name_of('[]', '2') = NULL

-- json_field(json, member) is Java: one member of a JSON object as text.
-- example: json_field('{"New Status": "Attended"}', 'New Status') = 'Attended'
-- example: json_field('{"Old Value": null}', 'Old Value') = NULL
-- example: json_field('{"Score": 1.10, "Why": {"by": [1, 2]}}', 'Score') = '1.10'
-- example: json_field('{"Score": 1.10, "Why": {"by": [1, 2]}}', 'Why') = '{"by":[1,2]}'
-- example: json_field('no object', 'Old Value') = NULL
-- example: json_field('{"Old Value": "cut', 'Old Value') = NULL

-- In an array of JSON objects, a member of the first object that another member names; objects and arrays as JSON.
CREATE OR REPLACE TEMPORARY FUNCTION member_named(json STRING, name_member STRING, wanted STRING, value_member STRING)
RETURNS STRING
RETURN get(
    filter(from_json(json, 'ARRAY<MAP<STRING, STRING>>'), item -> item[name_member] = wanted),
    0
)[value_member];
-- example: member_named('[{"type":"click","value":"9"},{"type":"lead","value":"6"}]', 'type', 'lead', 'value') = '6'
-- example: member_named('[{"type":"click","value":"9"}]', 'type', 'lead', 'value') = NULL
-- example: member_named('[{"key":"id","value":{"int_value":"7"}}]', 'key', 'id', 'value') = '{"int_value":"7"}'
-- example: member_named('[]', 'type', 'lead', 'value') = NULL

-- A parameter of an event that is delivered as an array of keys, each with its value under the name of its type.
CREATE OR REPLACE TEMPORARY FUNCTION event_param(json STRING, wanted STRING)
RETURNS STRING
RETURN coalesce(
    json_field(member_named(json, 'key', wanted, 'value'), 'string_value'),
    json_field(member_named(json, 'key', wanted, 'value'), 'int_value'),
    json_field(member_named(json, 'key', wanted, 'value'), 'double_value'),
    json_field(member_named(json, 'key', wanted, 'value'), 'float_value')
);
-- example: event_param('[{"key":"page_location","value":{"string_value":"https://a.example.com/"}}]', 'page_location') = 'https://a.example.com/'
-- example: event_param('[{"key":"ga_session_id","value":{"int_value":"1772409540"}}]', 'ga_session_id') = '1772409540'
-- example: event_param('[{"key":"ga_session_id","value":{"int_value":"1772409540"}}]', 'page_location') = NULL

-- The click id in the parameters of a web address, after the name of its parameter, which tells the platform.
CREATE OR REPLACE TEMPORARY FUNCTION click_id(address STRING)
RETURNS STRING
RETURN coalesce(
    'gclid:' || query_param(address, 'gclid'),
    'wbraid:' || query_param(address, 'wbraid'),
    'gbraid:' || query_param(address, 'gbraid'),
    'msclkid:' || query_param(address, 'msclkid'),
    'li_fat_id:' || query_param(address, 'li_fat_id'),
    'ttclid:' || query_param(address, 'ttclid'),
    'fbclid:' || query_param(address, 'fbclid')
);
-- example: click_id('utm_source=google&gclid=Cj0KExampleAbC_dEf-123') = 'gclid:Cj0KExampleAbC_dEf-123'
-- example: click_id('utm_source=newsletter') = NULL

---- people

-- Whether two names in Latin letters are too far apart to be forms, beginnings or misspellings of one. False where one is unknown.
CREATE OR REPLACE TEMPORARY FUNCTION are_unlike(one STRING, other STRING)
RETURNS BOOLEAN
RETURN coalesce(
    one RLIKE '^[\\p{IsLatin} .\'-]+$'
    AND other RLIKE '^[\\p{IsLatin} .\'-]+$'
    AND NOT contains(lower(one), rtrim('.', lower(other)))
    AND NOT contains(lower(other), rtrim('.', lower(one)))
    AND 2 * levenshtein(lower(one), lower(other)) > greatest(length(one), length(other)),
    false
);
-- example: are_unlike('Hana', 'Robert') = true
-- example: are_unlike('Robert', 'Rob') = false
-- example: are_unlike('H.', 'Hana') = false
-- example: are_unlike('Müller', 'Mueller') = false
-- example: are_unlike('Иван', 'Ivan') = false
-- example: are_unlike('Hana', NULL) = false

---- published keys

-- The key of a dimension's member that has no id of its own, such as a channel; -1, (unknown), for no name.
CREATE OR REPLACE TEMPORARY FUNCTION member_key(dimension STRING, member STRING)
RETURNS BIGINT
RETURN coalesce(record_key(dimension, member), -1L);
-- example: member_key('channel', 'Email') = record_key('channel', 'Email')
-- example: member_key('channel', NULL) = -1

-- The key of a day in gold.dim_date; -1, (unknown), for no day and for years that only a typing error can name.
CREATE OR REPLACE TEMPORARY FUNCTION date_key(on_day DATE)
RETURNS INT
RETURN CASE
    WHEN year(on_day) BETWEEN 1970 AND 2100 THEN year(on_day) * 10000 + month(on_day) * 100 + day(on_day)
    ELSE -1
END;
-- example: date_key(DATE '2026-03-09') = 20260309
-- example: date_key(DATE '0202-03-09') = -1
-- example: date_key(NULL) = -1

---- tags

-- How a tag was written, given how it is to be written: standard; case, when only capitals differ; alias, when it is another
-- word for it; unknown, when no rule knows it; missing, when there is none.
CREATE OR REPLACE TEMPORARY FUNCTION writing_of(written STRING, standard STRING)
RETURNS STRING
RETURN CASE
    WHEN standard = '(none)' THEN 'missing'
    WHEN standard = '(unmapped)' THEN 'unknown'
    WHEN written = standard THEN 'standard'
    WHEN lower(written) = standard THEN 'case'
    ELSE 'alias'
END;
-- example: writing_of('google', 'google') = 'standard'
-- example: writing_of('Google', 'google') = 'case'
-- example: writing_of('adwords', 'google') = 'alias'
-- example: writing_of('podcast', '(unmapped)') = 'unknown'
-- example: writing_of(NULL, '(none)') = 'missing'

---- lookups

-- These are Java and depend on a table, which a query that calls them reads as if it named it: its step waits for the
-- table and runs again when the table changes. Only queries may call them: not this file, mappings, checks or KPIs.

-- person_of(person_record_key): the person that a record is, by silver.person_link; null for a record that is linked to none.
-- example: person_of(NULL) = NULL

-- account_of(person_key): the person's account, key of gold.dim_account, by gold.dim_person; -2 when the person has none,
-- null for a person that is not there.
-- example: account_of(NULL) = NULL

-- campaign_channel(campaign_key): the channel of a campaign, by silver.campaign; null for a campaign that is not there.
-- example: campaign_channel(NULL) = NULL

-- The channel that a touch counts for: its own where its tags, its click id or its kind show one, otherwise that of the
-- campaign that it names. Everybody who counts touches by channel asks touch_channel(channel, campaign_channel(campaign_key)).
CREATE OR REPLACE TEMPORARY FUNCTION touch_channel(own_channel STRING, channel_of_campaign STRING)
RETURNS STRING
RETURN CASE
    WHEN own_channel NOT IN ('(none)', '(unmapped)') OR channel_of_campaign IN ('(none)', '(unmapped)') THEN own_channel
    ELSE coalesce(channel_of_campaign, own_channel)
END;
-- example: touch_channel('Email', 'Webinar') = 'Email'
-- example: touch_channel('(unmapped)', 'Webinar') = 'Webinar'
-- example: touch_channel('(none)', 'Webinar') = 'Webinar'
-- example: touch_channel('(none)', '(unmapped)') = '(none)'
-- example: touch_channel('(unmapped)', NULL) = '(unmapped)'

---- attribution

-- The attribution model of tables that have room for one: what it credits stands beside what others claim.
CREATE OR REPLACE TEMPORARY FUNCTION house_model()
RETURNS STRING
RETURN 'w_shaped';
-- example: house_model() = 'w_shaped'

---- costs

-- The channel of a cost: that of the campaign that it belongs to, otherwise that of the campaign that it was stated for.
CREATE OR REPLACE TEMPORARY FUNCTION cost_channel(of_campaign STRING, of_stated STRING)
RETURNS STRING
RETURN CASE WHEN of_campaign IN ('(none)', '(unmapped)') THEN of_stated ELSE coalesce(of_campaign, of_stated) END;
-- example: cost_channel('Webinar', 'Event') = 'Webinar'
-- example: cost_channel('(unmapped)', 'Event') = 'Event'
-- example: cost_channel(NULL, '(none)') = '(none)'

-- What the parts of an amount from the first to this one add up to, of so many parts that are as even as they can be: whole
-- units, and those left over at even distances. Each part is the difference to the one before it.
CREATE OR REPLACE TEMPORARY FUNCTION even_parts(units DECIMAL(20, 0), part INT, parts INT)
RETURNS DECIMAL(20, 0)
RETURN CAST(floor(units * CAST(part AS DECIMAL(10, 0)) / CAST(parts AS DECIMAL(10, 0))) AS DECIMAL(20, 0));
-- example: even_parts(10, 1, 3) = 3
-- example: even_parts(10, 2, 3) = 6
-- example: even_parts(10, 3, 3) = 10
-- example: even_parts(-10, 1, 3) = -4
-- example: even_parts(-10, 3, 3) = -10

---- business time

-- The business calendar of those who are nowhere in particular: a team, a queue.
CREATE OR REPLACE TEMPORARY FUNCTION house_calendar()
RETURNS STRING
RETURN 'us';
-- example: house_calendar() = 'us'

-- The business calendar of somebody in a time zone; the house's for zones without a calendar of their own.
CREATE OR REPLACE TEMPORARY FUNCTION calendar_of(time_zone STRING)
RETURNS STRING
RETURN CASE
    WHEN time_zone = 'Europe/London' THEN 'uk'
    WHEN startswith(time_zone, 'Europe/') THEN 'de'
    WHEN startswith(time_zone, 'America/') THEN 'us'
    ELSE house_calendar()
END;
-- example: calendar_of('America/Chicago') = 'us'
-- example: calendar_of('Europe/London') = 'uk'
-- example: calendar_of('Europe/Berlin') = 'de'
-- example: calendar_of(NULL) = 'us'

-- fiscal_day(calendar, day) is Java: the fiscal year, its quarter, period and week that a day is in, by fiscal of the calendar's
-- file; the calendar year where it has none.
-- example: fiscal_day('de', CAST(NULL AS DATE)) = NULL

-- The service level that sales agreed to: business minutes from a hand-over (MQL) to the first call or e-mail.
CREATE OR REPLACE TEMPORARY FUNCTION lead_sla_minutes()
RETURNS BIGINT
RETURN 240;
-- example: lead_sla_minutes() = 240

---- data health

-- A record that its system has not changed for this many days is stale.
CREATE OR REPLACE TEMPORARY FUNCTION stale_after_days()
RETURNS INT
RETURN 365;
-- example: stale_after_days() = 365
