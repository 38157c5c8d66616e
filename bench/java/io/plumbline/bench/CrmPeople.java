package io.plumbline.bench;

import java.nio.file.Path;
import java.util.List;

/** Lead.csv, Contact.csv and Account.csv. */
record CrmPeople(World world, Night night, Path folder) {
    static final String USER_OF_SYNC = CrmId.of(CrmId.USER, 8);
    private static final String[] STATUS = {"New", "New", "MQL", "SAL", "Working", "Unqualified", "Recycled"};

    List<Runnable> jobs() {
        return List.of(this::leads, this::contacts, this::accounts);
    }

    static String owner(long person) {
        return CrmId.of(CrmId.USER, Dice.below(8, 90, person));
    }

    private void leads() {
        Records records = new Records(world);
        String header = "Id,IsDeleted,MasterRecordId,LastName,FirstName,Salutation,Name,Title,Company,Street,City,State,"
                + "PostalCode,Country,Phone,MobilePhone,Email,Website,LeadSource,Status,Industry,Rating,AnnualRevenue,"
                + "NumberOfEmployees,OwnerId,HasOptedOutOfEmail,DoNotCall,IsConverted,ConvertedDate,ConvertedAccountId,"
                + "ConvertedContactId,ConvertedOpportunityId,IsUnreadByOwner,CreatedDate,CreatedById,LastModifiedDate,"
                + "LastModifiedById,SystemModstamp,LastActivityDate,EmailBouncedReason,EmailBouncedDate,utm_source__c,"
                + "utm_medium__c,utm_campaign__c,GCLID__c";
        try (CrmRows rows = new CrmRows(folder.resolve("Lead.csv"), header)) {
            for (long person = 0; person < world.people(night); person++) {
                if (records.hasLead(person) && night.has(world.personCreated(person))) {
                    lead(rows, records, person, 0);
                    if (records.hasSecondLead(person)) {
                        lead(rows, records, person, 1);
                    }
                }
            }
        }
    }

    private void lead(CrmRows rows, Records records, long person, int copy) {
        long record = Records.number(person, 1, copy);
        long account = person / World.PEOPLE_PER_ACCOUNT;
        long created = Math.min(world.personCreated(person) + copy * 5 * Night.DAY, night.until() - 120);
        long modified = Math.min(created + Dice.below(90 * Night.DAY, 91, record), night.until() - 60);
        boolean isMerged = copy == 1 && records.isMergedLead(person);
        boolean isConverted = copy == 0 && records.isConverted(person);
        String last = People.last(person);
        rows.begin(Records.lead(person, copy)).cell(isMerged ? "true" : "false");
        rows.cell(isMerged ? Records.lead(person, 0) : "").cells(last, People.first(person), "");
        rows.cell(People.first(person) + " " + last).cells(People.title(person), People.firm(account));
        rows.cell(Dice.perMille(50, 92, record) ? "48 Quay Street\nFloor 1" : "").cells("Denver", "", "");
        rows.cells(People.country(account), People.phone(person), "", People.email(person, record), "");
        rows.cell(Dice.one(MarketoLeads.SOURCES, 93, record));
        rows.cell(isConverted ? "Qualified" : Dice.one(STATUS, 94, record)).cells("", "", "");
        rows.cell(20 + Dice.below(900, 95, account)).cell(owner(person));
        rows.cell(Dice.perMille(20, 96, record) ? "true" : "false").cells("false", isConverted ? "true" : "false");
        if (isConverted) {
            rows.day(modified).cell(CrmId.of(CrmId.ACCOUNT, account)).cells(Records.contact(person, 0), "", "false");
        } else {
            rows.cells("", "", "", "", "true");
        }
        rows.instant(created).cell(USER_OF_SYNC).instant(modified).cell(USER_OF_SYNC).instant(modified);
        rows.cells("", "", "", "", "", "", "").end();
    }

    private void contacts() {
        Records records = new Records(world);
        String header = "Id,IsDeleted,MasterRecordId,AccountId,LastName,FirstName,Name,Email,Title,Phone,MailingCity,"
                + "MailingCountry,LeadSource,OwnerId,HasOptedOutOfEmail,DoNotCall,CreatedDate,LastModifiedDate,"
                + "SystemModstamp,EmailBouncedDate,IsEmailBounced";
        try (CrmRows rows = new CrmRows(folder.resolve("Contact.csv"), header)) {
            for (long person = 0; person < world.people(night); person++) {
                if (records.hasContact(person) && night.has(world.personCreated(person))) {
                    contact(rows, person, 0);
                    if (records.hasSecondContact(person)) {
                        contact(rows, person, 1);
                    }
                }
            }
        }
    }

    private void contact(CrmRows rows, long person, int copy) {
        long record = Records.number(person, 2, copy);
        long account = person / World.PEOPLE_PER_ACCOUNT;
        long created =
                Math.min(world.personCreated(person) + Dice.below(25 * Night.DAY, 97, record), night.until() - 120);
        long modified = Math.min(created + Dice.below(90 * Night.DAY, 98, record), night.until() - 60);
        String last = People.last(person);
        rows.begin(Records.contact(person, copy)).cells("false", "", CrmId.of(CrmId.ACCOUNT, account));
        rows.cells(last, People.first(person), People.first(person) + " " + last, People.email(person, record));
        rows.cells(People.title(person), People.phone(person), "Denver", People.country(account));
        rows.cells(Dice.one(MarketoLeads.SOURCES, 99, record), owner(person), "false", "false");
        rows.instant(created).instant(modified).instant(modified).cells("", "false").end();
    }

    private void accounts() {
        String header = "Id,IsDeleted,MasterRecordId,Name,Type,ParentId,BillingStreet,BillingCity,BillingState,"
                + "BillingPostalCode,BillingCountry,Phone,Website,Industry,AnnualRevenue,NumberOfEmployees,OwnerId,"
                + "AccountSource,CreatedDate,LastModifiedDate,SystemModstamp";
        try (CrmRows rows = new CrmRows(folder.resolve("Account.csv"), header)) {
            for (long account = 0; account < world.accounts(night); account++) {
                if (night.has(world.accountCreated(account))) {
                    account(rows, account, 0);
                    if (Dice.perMille(20, 100, account)) {
                        account(rows, account, 1);
                    }
                }
            }
        }
    }

    /** Second accounts have numbers far above, the same web domain and nothing else. */
    private void account(CrmRows rows, long account, int copy) {
        long created = world.accountCreated(account) + copy * 3_000L;
        rows.begin(CrmId.of(CrmId.ACCOUNT, account + copy * 400_000_000L)).cells("false", "");
        rows.cell(People.firm(account) + (copy == 0 ? "" : ", Inc.")).cells("Prospect", "");
        rows.cell("39 Harbour Row").cells("Denver", "", "", People.country(account), "+1 617 555 0148");
        rows.cell("https://www." + People.domain(account)).cells("Manufacturing", "6.908E7");
        rows.cell(20 + Dice.below(900, 95, account)).cells(owner(account), "");
        rows.instant(created).instant(created + 30).instant(created + 30).end();
    }
}
