package io.plumbline.bench;

/** Rows of leads.csv: everybody in the first night; later newcomers and the few whose record was touched. */
final class MarketoLeads {
    static final String HEADER = "id,email,firstName,lastName,company,title,phone,leadSource,leadStatus,leadScore,"
            + "unsubscribed,emailInvalid,sfdcType,sfdcId,sfdcLeadId,sfdcContactId,sfdcAccountId,acquisitionProgramId,"
            + "originalSourceType,cookies,createdAt,updatedAt";
    static final String[] SOURCES = {
        "Website", "Website", "Web", "web", "Trade Show", "trade show", "Referral", "Partner", "Outbound", "LinkedIn",
        "Google Ads", "Webinar", "Content Syndication", "Email", "", "Trade Show Raffle"
    };
    private static final String[] STATUS = {"null", "New", "MQL", "SAL", "Recycled", "Disqualified"};

    private final World world;
    private final Records records;
    private final Rows rows;
    private final Night night;

    MarketoLeads(World world, Rows rows, Night night) {
        this.world = world;
        this.records = new Records(world);
        this.rows = rows;
        this.night = night;
    }

    void write(long person) {
        long created = world.personCreated(person);
        boolean isUpdated = !night.isHistory() && Dice.perMille(5, 80 + night.number(), person);
        if (!records.isInMarketo(person) || !night.has(created) && !isUpdated) {
            return;
        }
        long updated = isUpdated
                ? night.from() + Dice.below(Night.DAY, 81, person)
                : Math.min(night.until() - 60, created + Dice.below(200 * Night.DAY, 82, person));
        write(person, 0, created, updated);
        if (records.hasSecondInMarketo(person)) {
            write(person, 1, Math.min(created + 9 * Night.DAY, night.until() - 60), updated);
        }
    }

    private void write(long person, int copy, long created, long updated) {
        long record = Records.number(person, 0, copy);
        rows.number(Records.marketo(person, copy)).comma().text(orNull(People.email(person, record))).comma();
        rows.text(People.first(person)).comma().text(People.last(person)).comma();
        rows.text(People.firm(person / World.PEOPLE_PER_ACCOUNT)).comma();
        String title = People.title(person);
        rows.text(title.indexOf(',') < 0 ? title : '"' + title + '"').comma();
        rows.text(orNull(People.phone(person))).comma();
        rows.text(orNull(Dice.one(SOURCES, 83, record))).comma();
        rows.text(Dice.one(STATUS, 84, record)).comma().number(Dice.below(100, 85, record));
        rows.text(Dice.perMille(30, 86, record) ? ",true,false," : ",false,false,");
        String lead = records.leadIdInMarketo(person, copy);
        String contact = records.contactIdInMarketo(person, copy);
        boolean isContact = !contact.equals("null");
        rows.text(isContact ? "Contact," : lead.equals("null") ? "null," : "Lead,");
        rows.text(isContact ? contact : lead).comma().text(lead).comma().text(contact).comma();
        rows.text(isContact ? CrmId.of(CrmId.ACCOUNT, person / World.PEOPLE_PER_ACCOUNT) : "null");
        rows.text(",null,Web form fillout,_mch-harbourline.example-").number(1_700_000_000_000L + record).comma();
        rows.instant(created, "Z,").instant(updated, "Z").endLine();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? "null" : text;
    }
}
