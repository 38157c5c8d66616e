-- Every cell as it was delivered, with the file that it came in; what follows reads these and no export again.
COPY (
    SELECT *
    FROM read_csv(
        '${landing}/*/marketo/activities*.csv',
        header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', ignore_errors = true, filename = true
    )
    WHERE marketoGUID IS NOT NULL
) TO '${out}/bronze_activity.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/marketo/leads.csv', header = true, all_varchar = true, nullstr = ['', 'null'], delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_automation_lead.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/Lead.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_lead.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/Contact.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_contact.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/Account.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_account.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/Campaign.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_campaign.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/CampaignMember.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_campaign_member.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/Opportunity.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_opportunity.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/OpportunityContactRole.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_contact_role.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/OpportunityFieldHistory.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_field_history.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/Task.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_task.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/salesforce/User.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_crm_user.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/marketo/program_members.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_automation_program_member.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/finance/fx_rates.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_fx_rate.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/finance/targets.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_kpi_target.parquet';

COPY (
    SELECT unnest(result) AS program, filename
    FROM read_json('${landing}/*/marketo/programs.json', format = 'auto', filename = true)
) TO '${out}/bronze_automation_program.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/google_ads/campaign_report.csv', header = true, skip = 2, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
    WHERE "Campaign status" NOT LIKE 'Total: %'
) TO '${out}/bronze_google_report.parquet';

COPY (
    SELECT *
    FROM read_ndjson(
        '${landing}/*/google_ads/campaign_stats_api.jsonl',
        columns = {customer: 'JSON', campaign: 'JSON', segments: 'JSON', metrics: 'JSON'}, filename = true
    )
) TO '${out}/bronze_google_api.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/linkedin_ads/*.csv', header = true, skip = 5, all_varchar = true, delim = '\t', encoding = 'utf-16', filename = true)
) TO '${out}/bronze_linkedin.parquet';

COPY (
    SELECT *
    FROM read_csv('${landing}/*/jira/issues.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
) TO '${out}/bronze_jira_issue.parquet';
