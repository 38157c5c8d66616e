-- The same of what the rival keeps. Plumbline lands a file once, however often it is delivered: these two are, unchanged, each night.
WITH delivered AS (
    SELECT 'marketo_activity' AS table_name, count(*) AS rows, coalesce(sum(strlen(marketoGUID)), 0) + coalesce(sum(strlen(attributes)), 0) + coalesce(sum(strlen(primaryAttributeValue)), 0) AS letters FROM '${rival}/bronze_activity.parquet'
    UNION ALL
    SELECT 'marketo_lead' AS table_name, count(*) AS rows, coalesce(sum(strlen(id)), 0) + coalesce(sum(strlen(email)), 0) + coalesce(sum(strlen(company)), 0) AS letters FROM '${rival}/bronze_automation_lead.parquet'
    UNION ALL
    SELECT 'marketo_program_member' AS table_name, count(*) AS rows, coalesce(sum(strlen(programId)), 0) + coalesce(sum(strlen(leadId)), 0) + coalesce(sum(strlen(statusName)), 0) AS letters FROM '${rival}/bronze_automation_program_member.parquet'
    UNION ALL
    SELECT 'marketo_program' AS table_name, count(*) AS rows, coalesce(sum(strlen(program.name)), 0) + coalesce(sum(strlen(program.channel)), 0) AS letters FROM (SELECT DISTINCT * EXCLUDE (filename) FROM '${rival}/bronze_automation_program.parquet')
    UNION ALL
    SELECT 'salesforce_lead' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(Email)), 0) + coalesce(sum(strlen(Company)), 0) AS letters FROM '${rival}/bronze_crm_lead.parquet'
    UNION ALL
    SELECT 'salesforce_contact' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(Email)), 0) + coalesce(sum(strlen(LastName)), 0) AS letters FROM '${rival}/bronze_crm_contact.parquet'
    UNION ALL
    SELECT 'salesforce_account' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(Name)), 0) + coalesce(sum(strlen(Website)), 0) AS letters FROM '${rival}/bronze_crm_account.parquet'
    UNION ALL
    SELECT 'salesforce_campaign' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(Name)), 0) AS letters FROM (SELECT DISTINCT * EXCLUDE (filename) FROM '${rival}/bronze_crm_campaign.parquet')
    UNION ALL
    SELECT 'salesforce_campaign_member' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(ContactId)), 0) + coalesce(sum(strlen(Status)), 0) AS letters FROM '${rival}/bronze_crm_campaign_member.parquet'
    UNION ALL
    SELECT 'salesforce_opportunity' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(Name)), 0) + coalesce(sum(strlen(Amount)), 0) AS letters FROM '${rival}/bronze_crm_opportunity.parquet'
    UNION ALL
    SELECT 'salesforce_opportunity_contact_role' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(ContactId)), 0) AS letters FROM '${rival}/bronze_crm_contact_role.parquet'
    UNION ALL
    SELECT 'salesforce_opportunity_field_history' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(OldValue)), 0) + coalesce(sum(strlen(NewValue)), 0) AS letters FROM '${rival}/bronze_crm_field_history.parquet'
    UNION ALL
    SELECT 'salesforce_task' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(WhoId)), 0) AS letters FROM '${rival}/bronze_crm_task.parquet'
    UNION ALL
    SELECT 'salesforce_user' AS table_name, count(*) AS rows, coalesce(sum(strlen(Id)), 0) + coalesce(sum(strlen(Email)), 0) AS letters FROM '${rival}/bronze_crm_user.parquet'
    UNION ALL
    SELECT 'finance_fx_rate' AS table_name, count(*) AS rows, coalesce(sum(strlen(usd_per_unit)), 0) AS letters FROM '${rival}/bronze_fx_rate.parquet'
    UNION ALL
    SELECT 'finance_target' AS table_name, count(*) AS rows, coalesce(sum(strlen(target)), 0) AS letters FROM '${rival}/bronze_kpi_target.parquet'
    UNION ALL
    SELECT 'google_ads_campaign_report' AS table_name, count(*) AS rows, coalesce(sum(strlen("Campaign")), 0) + coalesce(sum(strlen("Cost")), 0) + coalesce(sum(strlen("Impr.")), 0) AS letters FROM '${rival}/bronze_google_report.parquet'
    UNION ALL
    SELECT 'google_ads_campaign_stats_api' AS table_name, count(*) AS rows, coalesce(sum(strlen(campaign ->> 'name')), 0) + coalesce(sum(strlen(metrics ->> 'costMicros')), 0) AS letters FROM '${rival}/bronze_google_api.parquet'
    UNION ALL
    SELECT 'linkedin_ads_campaign_performance' AS table_name, count(*) AS rows, coalesce(sum(strlen("Campaign Name")), 0) + coalesce(sum(strlen("Total Spent")), 0) AS letters FROM '${rival}/bronze_linkedin.parquet'
    UNION ALL
    SELECT 'jira_issue' AS table_name, count(*) AS rows, coalesce(sum(strlen("Issue key")), 0) + coalesce(sum(strlen("Summary")), 0) + coalesce(sum(strlen("Created")), 0) AS letters FROM '${rival}/bronze_jira_issue.parquet'
)

SELECT 'delivered rows' AS measure, table_name AS of_what, rows AS value FROM delivered
UNION ALL SELECT 'delivered letters', table_name, letters FROM delivered
