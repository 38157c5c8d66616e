package io.plumbline.bench;

import java.nio.file.Path;
import java.util.List;

/** Campaign.csv, CampaignMember.csv and User.csv. */
record CrmCampaigns(World world, Night night, Path folder) {
    private static final String[] DEPARTMENTS = {"Sales", "Sales", "Sales", "Marketing"};

    List<Runnable> jobs() {
        return List.of(this::campaigns, this::members, this::users);
    }

    private void campaigns() {
        Programs programs = new Programs(world.scale().programs());
        String header = "Id,IsDeleted,Name,ParentId,Type,Status,StartDate,EndDate,ExpectedRevenue,BudgetedCost,ActualCost,"
                + "ExpectedResponse,NumberSent,IsActive,OwnerId,CreatedDate,LastModifiedDate,SystemModstamp";
        try (CrmRows rows = new CrmRows(folder.resolve("Campaign.csv"), header)) {
            for (int program = 0; program < programs.count(); program++) {
                rows.begin(CrmId.of(CrmId.CAMPAIGN, program)).cells("false", programs.name(program), "");
                rows.cells(Programs.type(program), "In Progress", "2024-03-01", "2026-12-31", "");
                rows.cell(10_000 + 500 * Dice.below(90, 130, program) + ".0").cells("", "", "0.0", "true");
                rows.cells(CrmPeople.owner(program), "2024-02-15T14:00:00.000Z", "2024-02-16T14:00:00.000Z");
                rows.cell("2024-02-16T14:00:00.000Z").end();
            }
        }
    }

    private void members() {
        String header = "Id,IsDeleted,CampaignId,LeadId,ContactId,Status,HasResponded,FirstRespondedDate,CreatedDate,"
                + "CreatedById,LastModifiedDate,SystemModstamp,Email,CompanyOrAccount,Type,LeadOrContactId";
        long perNight = Math.max(5, world.scale().members() / 100);
        long first = night.isHistory() ? 0 : world.scale().members() + perNight * (night.number() - 2);
        long count = night.isHistory() ? world.scale().members() : perNight;
        Members members = new Members(world);
        try (CrmRows rows = new CrmRows(folder.resolve("CampaignMember.csv"), header)) {
            for (long n = first; n < first + count; n++) {
                members.write(rows, n, during((double) (n - first) / count));
            }
        }
    }

    /** Only from 8 to 20 o'clock, so that the day is the same in every zone of the company. */
    private long during(double share) {
        double days = share * (double) (night.until() - night.from()) / Night.DAY;
        long day = (long) days;
        return night.from() + day * Night.DAY + 8 * 3_600 + (long) ((days - day) * 12 * 3_600);
    }

    private void users() {
        String header = "Id,Username,LastName,FirstName,Name,Email,Alias,Department,Title,IsActive,TimeZoneSidKey,UserRoleId,"
                + "LocaleSidKey,ProfileId,UserType,EmployeeNumber,ManagerId,LastLoginDate,CreatedDate";
        try (CrmRows rows = new CrmRows(folder.resolve("User.csv"), header)) {
            for (int user = 0; night.isHistory() && user < 9; user++) {
                String name = People.first(user) + " " + People.last(user);
                rows.begin(CrmId.of(CrmId.USER, user)).cells("user" + user + "@crm.harbourline.example");
                rows.cells(People.last(user), People.first(user), name, "user" + user + "@harbourline.example", "user" + user);
                rows.cells(DEPARTMENTS[user % 4], "SDR", "true", "America/New_York", "", "en_US", "00eHb0000A0Prf1QAB");
                rows.cells("Standard", "100" + user, "", "2026-02-27T14:55:00.000Z", "2024-01-08T10:00:00.000Z").end();
            }
        }
    }

    /** Who took part in a campaign: half of them responded, on the day they were added. */
    private record Members(World world) {
        void write(CrmRows rows, long n, long second) {
            Records records = new Records(world);
            long person = new Visitors(world).at(n + 3_000_000_000L, second);
            boolean isContact = records.hasContact(person);
            if (!isContact && !records.hasLead(person)) {
                return;
            }
            boolean hasResponded = Dice.perMille(500, 131, n);
            int program = (int) Dice.below(world.scale().programs(), 132, n);
            String who = isContact ? Records.contact(person, 0) : Records.lead(person, 0);
            rows.begin(CrmId.of(CrmId.MEMBER, n)).cells("false", CrmId.of(CrmId.CAMPAIGN, program));
            rows.cells(isContact ? "" : who, isContact ? who : "", hasResponded ? "Responded" : "Sent");
            rows.cell(hasResponded ? "true" : "false");
            if (hasResponded) {
                rows.day(second);
            } else {
                rows.cell("");
            }
            rows.instant(second).cell(CrmPeople.USER_OF_SYNC).instant(second).instant(second);
            rows.cells("", People.firm(person / World.PEOPLE_PER_ACCOUNT), isContact ? "Contact" : "Lead", who).end();
        }
    }
}
