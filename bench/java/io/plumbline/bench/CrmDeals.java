package io.plumbline.bench;

import java.nio.file.Path;
import java.util.List;

/** Opportunity.csv with contact roles and stage history, Task.csv. Later nights hold the deals that moved. */
record CrmDeals(World world, Night night, Path folder) {
    private static final String[] ROLES = {"Decision Maker", "Evaluator", "", "Economic Buyer"};

    List<Runnable> jobs() {
        return List.of(this::opportunities, this::roles, this::history, this::tasks);
    }

    private void opportunities() {
        String header = "Id,IsDeleted,AccountId,Name,StageName,Amount,Probability,ExpectedRevenue,CloseDate,Type,NextStep,"
                + "LeadSource,IsClosed,IsWon,ForecastCategory,ForecastCategoryName,CampaignId,OwnerId,CreatedDate,"
                + "LastModifiedDate,SystemModstamp,LastStageChangeDate,FiscalQuarter,FiscalYear,Fiscal,CurrencyIsoCode";
        try (CrmRows rows = new CrmRows(folder.resolve("Opportunity.csv"), header)) {
            for (long number = 0; number < world.deals(night); number++) {
                Deal deal = Deal.of(world, number);
                if (night.has(deal.stepAt(deal.stepBefore(night.until())))) {
                    opportunity(rows, deal);
                }
            }
        }
    }

    private void opportunity(CrmRows rows, Deal deal) {
        int step = deal.stepBefore(night.until());
        boolean isClosed = deal.isClosedBefore(night.until());
        boolean isWon = isClosed && deal.outcome() == Deal.Outcome.WON;
        long account = world.accountOf(deal.number());
        int programs = world.scale().programs();
        rows.begin(CrmId.of(CrmId.DEAL, deal.number())).cells("false", CrmId.of(CrmId.ACCOUNT, account));
        rows.cell(People.firm(account) + " - Platform").cells(deal.stage(step), deal.amountText(), "50.0", "");
        rows.day(deal.closes()).cells("New Business", "", Dice.one(MarketoLeads.SOURCES, 120, deal.number()));
        rows.cells(isClosed ? "true" : "false", isWon ? "true" : "false", "Pipeline", "Pipeline");
        boolean hasCampaign = Dice.perMille(500, 121, deal.number());
        rows.cell(hasCampaign ? CrmId.of(CrmId.CAMPAIGN, Dice.below(programs, 122, deal.number())) : "");
        rows.cell(CrmPeople.owner(deal.number())).instant(deal.created());
        rows.instant(deal.stepAt(step)).instant(deal.stepAt(step)).instant(deal.stepAt(step));
        rows.cells("4", "2025", "2025 4", deal.currency()).end();
    }

    private void roles() {
        String header = "Id,OpportunityId,ContactId,Role,IsPrimary,CreatedDate,LastModifiedDate,SystemModstamp,IsDeleted";
        try (CrmRows rows = new CrmRows(folder.resolve("OpportunityContactRole.csv"), header)) {
            for (long number = 0; number < world.deals(night); number++) {
                long created = world.dealCreated(number);
                for (int role = 0; night.has(created) && role < world.roles(number); role++) {
                    rows.begin(CrmId.of(CrmId.ROLE, number * 4 + role)).cell(CrmId.of(CrmId.DEAL, number));
                    rows.cell(Records.contact(world.personInRole(number, role), 0));
                    rows.cells(Dice.one(ROLES, 123, number + role), role == 0 ? "true" : "false");
                    rows.instant(created).instant(created).instant(created).cell("false").end();
                }
            }
        }
    }

    private void history() {
        String header = "Id,IsDeleted,OpportunityId,CreatedById,CreatedDate,Field,DataType,OldValue,NewValue";
        try (CrmRows rows = new CrmRows(folder.resolve("OpportunityFieldHistory.csv"), header)) {
            for (long number = 0; number < world.deals(night); number++) {
                Deal deal = Deal.of(world, number);
                for (int step = 0; step <= deal.stepBefore(night.until()); step++) {
                    if (night.has(deal.stepAt(step))) {
                        rows.begin(CrmId.of(CrmId.HISTORY, number * 8 + step));
                        rows.cells("false", CrmId.of(CrmId.DEAL, number), CrmPeople.owner(number));
                        rows.instant(deal.stepAt(step)).cell(step == 0 ? "created" : "StageName");
                        rows.cell(step == 0 ? "Text" : "Picklist").cell(step == 0 ? "" : deal.stage(step - 1));
                        rows.cell(step == 0 ? "" : deal.stage(step)).end();
                    }
                }
            }
        }
    }

    /** A first call for one lead in four, minutes to days after it came. */
    private void tasks() {
        String header = "Id,WhoId,WhatId,Subject,ActivityDate,Status,Priority,IsHighPriority,OwnerId,Description,IsDeleted,"
                + "AccountId,IsClosed,CreatedDate,LastModifiedDate,SystemModstamp,IsArchived,CallDurationInSeconds,"
                + "CallType,TaskSubtype,CompletedDateTime";
        Records records = new Records(world);
        try (CrmRows rows = new CrmRows(folder.resolve("Task.csv"), header)) {
            for (long person = 0; person < world.people(night); person++) {
                long called = world.personCreated(person) + 300 + Dice.below(4 * Night.DAY, 124, person);
                if (records.hasLead(person) && Dice.perMille(250, 125, person) && night.has(called)) {
                    task(rows, person, called);
                }
            }
        }
    }

    private static void task(CrmRows rows, long person, long called) {
        rows.begin(CrmId.of(CrmId.TASK, person)).cells(Records.lead(person, 0), "", "First call").day(called);
        rows.cells("Completed", "Normal", "false", CrmPeople.owner(person));
        rows.cell(Dice.perMille(30, 126, person) ? "Call \"\"back\"\"\nThursday" : "").cells("false", "", "true");
        rows.instant(called).instant(called + 300).instant(called + 300).cells("false", "244", "Outbound", "Call");
        rows.instant(called + 300).end();
    }
}
