-- Delivered cells: rows of each table, and how long the texts of some columns are in all.
WITH delivered AS (
    SELECT 'marketo_activity' AS table_name, count(*) AS rows, coalesce(sum(strlen(marketo_guid)), 0) + coalesce(sum(strlen(attributes)), 0) + coalesce(sum(strlen(primary_attribute_value)), 0) AS letters FROM ${lake:bronze.marketo_activity}
    UNION ALL
    SELECT 'marketo_lead' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(nullif(email, 'null'))), 0) + coalesce(sum(strlen(nullif(company, 'null'))), 0) AS letters FROM ${lake:bronze.marketo_lead}
    UNION ALL
    SELECT 'marketo_program_member' AS table_name, count(*) AS rows, coalesce(sum(strlen(program_id)), 0) + coalesce(sum(strlen(lead_id)), 0) + coalesce(sum(strlen(status_name)), 0) AS letters FROM ${lake:bronze.marketo_program_member}
    UNION ALL
    SELECT 'marketo_program' AS table_name, count(*) AS rows, coalesce(sum(strlen(name)), 0) + coalesce(sum(strlen(channel)), 0) AS letters FROM ${lake:bronze.marketo_program}
    UNION ALL
    SELECT 'salesforce_lead' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(email)), 0) + coalesce(sum(strlen(company)), 0) AS letters FROM ${lake:bronze.salesforce_lead}
    UNION ALL
    SELECT 'salesforce_contact' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(email)), 0) + coalesce(sum(strlen(last_name)), 0) AS letters FROM ${lake:bronze.salesforce_contact}
    UNION ALL
    SELECT 'salesforce_account' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(name)), 0) + coalesce(sum(strlen(website)), 0) AS letters FROM ${lake:bronze.salesforce_account}
    UNION ALL
    SELECT 'salesforce_campaign' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(name)), 0) AS letters FROM ${lake:bronze.salesforce_campaign}
    UNION ALL
    SELECT 'salesforce_campaign_member' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(contact_id)), 0) + coalesce(sum(strlen(status)), 0) AS letters FROM ${lake:bronze.salesforce_campaign_member}
    UNION ALL
    SELECT 'salesforce_opportunity' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(name)), 0) + coalesce(sum(strlen(amount)), 0) AS letters FROM ${lake:bronze.salesforce_opportunity}
    UNION ALL
    SELECT 'salesforce_opportunity_contact_role' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(contact_id)), 0) AS letters FROM ${lake:bronze.salesforce_opportunity_contact_role}
    UNION ALL
    SELECT 'salesforce_opportunity_field_history' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(old_value)), 0) + coalesce(sum(strlen(new_value)), 0) AS letters FROM ${lake:bronze.salesforce_opportunity_field_history}
    UNION ALL
    SELECT 'salesforce_task' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(who_id)), 0) AS letters FROM ${lake:bronze.salesforce_task}
    UNION ALL
    SELECT 'salesforce_user' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(email)), 0) AS letters FROM ${lake:bronze.salesforce_user}
    UNION ALL
    SELECT 'finance_fx_rate' AS table_name, count(*) AS rows, coalesce(sum(strlen(usd_per_unit)), 0) AS letters FROM ${lake:bronze.finance_fx_rate}
    UNION ALL
    SELECT 'finance_target' AS table_name, count(*) AS rows, coalesce(sum(strlen(target)), 0) AS letters FROM ${lake:bronze.finance_target}
    UNION ALL
    SELECT 'google_ads_campaign_report' AS table_name, count(*) AS rows, coalesce(sum(strlen(campaign)), 0) + coalesce(sum(strlen(cost)), 0) + coalesce(sum(strlen(impressions)), 0) AS letters FROM ${lake:bronze.google_ads_campaign_report}
    UNION ALL
    SELECT 'google_ads_campaign_stats_api' AS table_name, count(*) AS rows, coalesce(sum(strlen(campaign)), 0) + coalesce(sum(strlen(cost_micros)), 0) AS letters FROM ${lake:bronze.google_ads_campaign_stats_api}
    UNION ALL
    SELECT 'linkedin_ads_campaign_performance' AS table_name, count(*) AS rows, coalesce(sum(strlen(campaign_name)), 0) + coalesce(sum(strlen(total_spent)), 0) AS letters FROM ${lake:bronze.linkedin_ads_campaign_performance}
    UNION ALL
    SELECT 'jira_issue' AS table_name, count(*) AS rows, coalesce(sum(strlen(issue_key)), 0) + coalesce(sum(strlen(summary)), 0) + coalesce(sum(strlen(created)), 0) AS letters FROM ${lake:bronze.jira_issue}
)

SELECT 'delivered rows' AS measure, table_name AS of_what, rows AS value FROM delivered
UNION ALL SELECT 'delivered letters', table_name, letters FROM delivered
