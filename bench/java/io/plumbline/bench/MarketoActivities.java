package io.plumbline.bench;

/** Rows of activities.csv: in order of time, no two at the same second. */
final class MarketoActivities {
    static final String HEADER = "marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,"
            + "primaryAttributeValue,attributes";
    private static final long FIRST_GUID = 100_000_000;
    private static final String[] STATUS = {"New", "MQL", "SAL", "SQL", "Recycled", "Qualified"};
    private static final String[] PAGES = {"search", "web", "social", "pricing", "guide", "webinar"};
    private static final String[] MAILS = {
        "EM Newsletter Monthly", "EM Nurture: New Leads", "EM Nurture: Open Opportunities", "EM Invite: Webinar"
    };

    private final Visitors visitors;
    private final String[] programs;
    private final String[] tags;
    private final Rows rows;

    MarketoActivities(World world, Rows rows) {
        Programs all = new Programs(world.scale().programs());
        this.visitors = new Visitors(world);
        this.programs = all.names();
        this.tags = all.tags();
        this.rows = rows;
    }

    /** The n-th activity of all. */
    void write(long n, long second) {
        long person = visitors.at(n, second);
        int copy = visitors.copy(person, n);
        rows.number(FIRST_GUID + n).comma().number(Records.marketo(person, copy)).comma();
        rows.instant(second, "Z,");
        int program = (int) Dice.below(programs.length, 53, n);
        int kind = (int) Dice.below(1_000, 54, n);
        if (kind < 260) {
            visit(n, program);
        } else if (kind < 560) {
            form(n, program);
        } else if (kind < 800) {
            click(n);
        } else if (kind < 910) {
            progress(n, program);
        } else if (kind < 950) {
            leadForm(program);
        } else if (kind < 999) {
            status(n);
        } else {
            merge(person);
        }
        rows.endLine();
    }

    /** A row that ends too early, one of a day that is none, one without an id. */
    void writeBroken(long n, long second) {
        rows.number(FIRST_GUID + n).text(",1000001,").instant(second, "Z,2").endLine();
        rows.number(FIRST_GUID + n).text(",1000001,2025-13-45T99:00:00Z,1,null,501,x,{}").endLine();
        rows.text(",1000001,").instant(second, "Z,1,null,501,x,{}").endLine();
    }

    private void visit(long n, int program) {
        rows.text("1,null,").number(501 + n % 6).text(",www.harbourline.example/").text(PAGES[(int) (n % 6)]);
        rows.text(",\"{\"\"Query Parameters\"\":\"\"");
        if (!Dice.perMille(120, 55, n)) {
            query(n, program);
        }
        rows.text("\"\",\"\"Referrer URL\"\":\"\"https://www.search.example/\"\",\"\"User Agent\"\":\"\"Mozilla/5.0\"\"}\"");
    }

    private void form(long n, int program) {
        rows.text("2,null,").number(72_100 + program).comma().text(programs[program]);
        rows.text(" form,\"{\"\"Client IP Address\"\":\"\"203.0.113.").number(n % 254);
        rows.text("\"\",\"\"Query Parameters\"\":\"\"");
        query(n, program);
        rows.text("\"\",\"\"Webpage ID\"\":").number(501 + n % 6).text("}\"");
    }

    private void query(long n, int program) {
        int spelling = Spelling.at(n);
        rows.text(Spelling.QUERIES[spelling]).text(tags[program]);
        if (Spelling.HAS_CLICK_ID[spelling]) {
            rows.text("&gclid=Cj0K").text(Long.toString(Dice.roll(57, n), 36)).text("BwE");
        }
    }

    private void click(long n) {
        rows.text("11,8411,").number(332_119 + n % 4).comma().text(MAILS[(int) (n % 4)]);
        rows.text(",\"{\"\"Link\"\":\"\"https://www.harbourline.example/guide\"\",\"\"Device\"\":\"\"unknown\"\",");
        rows.text("\"\"Is Mobile Device\"\":false,\"\"Is Bot Activity\"\":");
        rows.text(Dice.perMille(80, 58, n) ? "true" : "false").text(",\"\"Campaign Run ID\"\":").number(n % 400);
        rows.text("}\"");
    }

    private void progress(long n, int program) {
        boolean isSuccess = Dice.perMille(800, 59, n);
        rows.text("104,8504,").number(Programs.id(program)).comma().text(programs[program]);
        rows.text(",\"{\"\"Old Status\"\":\"\"Not in Program\"\",\"\"New Status\"\":\"\"");
        rows.text(isSuccess ? "Engaged" : "Invited").text("\"\",\"\"Success\"\":").text(isSuccess ? "true" : "false");
        rows.text(",\"\"Acquired By\"\":false}\"");
    }

    private void leadForm(int program) {
        rows.text("147,8547,").number(92_100 + program).comma().text(programs[program]);
        rows.text(" form,\"{\"\"Campaign Name\"\":\"\"").text(tags[program]);
        rows.text("\"\",\"\"Lead Type\"\":\"\"SPONSORED\"\",\"\"Success\"\":true}\"");
    }

    private void status(long n) {
        int from = (int) Math.min(STATUS.length - 2, Dice.below(8, 60, n) / 2);
        rows.text("13,8413,641,Lead Status,\"{\"\"New Value\"\":\"\"").text(STATUS[from + 1]);
        rows.text("\"\",\"\"Old Value\"\":\"\"").text(STATUS[from]);
        rows.text("\"\",\"\"Reason\"\":\"\"Changed by Smart Campaign OP-MQL, step 2\"\",");
        rows.text("\"\"Source\"\":\"\"Marketo Flow Action\"\"}\"");
    }

    private void merge(long person) {
        rows.text("32,null,").number(Records.marketo(person, 0)).comma().text(People.first(person)).text(" ");
        rows.text(People.last(person)).text(",\"{\"\"Merge IDs\"\":\"\"[").number(700_000_000 + person);
        rows.text("]\"\",\"\"Merge Source\"\":\"\"Salesforce\"\",\"\"Merged in Sales\"\":true}\"");
    }
}
