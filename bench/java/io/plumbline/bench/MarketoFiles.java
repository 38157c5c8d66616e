package io.plumbline.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the marketing automation exports. */
record MarketoFiles(World world, Night night, Path folder) {
    private static final long LATE_AT_MOST = 30 * Night.DAY;

    /** One job a file. */
    List<Runnable> jobs() {
        List<Runnable> jobs = new ArrayList<>();
        int files = night.isHistory() ? world.scale().activityFiles() : 1;
        for (int file = 1; file <= files; file++) {
            int number = file;
            jobs.add(() -> activities(number, files));
        }
        jobs.add(this::leads);
        jobs.add(this::programs);
        jobs.add(this::members);
        return jobs;
    }

    private void activities(int file, int files) {
        String name = files == 1 ? "activities.csv" : "activities_" + file + ".csv";
        try (Rows rows = Rows.in(folder.resolve(name))) {
            rows.text(MarketoActivities.HEADER).endLine();
            MarketoActivities activities = new MarketoActivities(world, rows);
            long history = world.scale().activities();
            long first = night.isHistory() ? history * (file - 1) / files : history + perNight() * (night.number() - 2);
            long last = night.isHistory() ? history * file / files : first + perNight();
            for (long n = first; n < last; n++) {
                activities.write(n, second(n, first));
            }
            activities.writeBroken(900_000_000 + file, night.until() - 1);
        }
    }

    private long perNight() {
        return Math.max(10, world.scale().activities() / 100);
    }

    /** History comes in order; of a later night's activities a tenth happened up to 30 days before. */
    private long second(long n, long first) {
        if (night.isHistory()) {
            double share = (double) n / world.scale().activities();
            return night.from() + (long) (share * (night.until() - night.from()));
        }
        long second = night.from() + (long) ((double) (n - first) / perNight() * Night.DAY);
        return Dice.perMille(100, 70, n) ? second - Dice.below(LATE_AT_MOST, 71, n) : second;
    }

    private void leads() {
        try (Rows rows = Rows.in(folder.resolve("leads.csv"))) {
            rows.text(MarketoLeads.HEADER).endLine();
            MarketoLeads leads = new MarketoLeads(world, rows, night);
            for (long person = 0; person < world.people(night); person++) {
                leads.write(person);
            }
        }
    }

    private void programs() {
        Programs programs = new Programs(world.scale().programs());
        try (Rows rows = Rows.in(folder.resolve("programs.json"))) {
            rows.text("{\n \"success\": true,\n \"errors\": [],\n \"requestId\": \"c0de#1900\",\n \"result\": [").endLine();
            for (int program = 0; program < programs.count(); program++) {
                rows.text("  {\"id\": ").number(Programs.id(program)).text(", \"name\": \"").text(programs.name(program));
                rows.text("\", \"createdAt\": \"2024-02-15T14:05:00Z+0000\", \"updatedAt\": \"2024-02-20T10:00:00Z+0000\"");
                rows.text(", \"type\": \"Default\", \"channel\": \"").text(Programs.channel(program));
                rows.text("\", \"status\": \"\", \"workspace\": \"Default\", \"costs\": [], \"sfdcId\": \"");
                rows.text(CrmId.of(CrmId.CAMPAIGN, program)).text("\", \"headStart\": false}");
                rows.endLine(program == programs.count() - 1 ? "\n" : ",\n");
            }
            rows.text(" ]\n}").endLine();
        }
    }

    private void members() {
        Programs programs = new Programs(world.scale().programs());
        Visitors visitors = new Visitors(world);
        long perNight = Math.max(5, world.scale().members() / 100);
        long first = night.isHistory() ? 0 : world.scale().members() + perNight * (night.number() - 2);
        long count = night.isHistory() ? world.scale().members() : perNight;
        try (Rows rows = Rows.in(folder.resolve("program_members.csv"))) {
            rows.text("programId,leadId,program,statusName,statusReason,membershipDate,reachedSuccess,")
                    .text("reachedSuccessDate,acquiredBy,isExhausted,nurtureCadence,trackName,createdAt,updatedAt")
                    .endLine();
            for (long n = first; n < first + count; n++) {
                long second = night.from() + (long) ((double) (n - first) / count * (night.until() - night.from()));
                int program = (int) (n % programs.count());
                boolean isSuccess = Dice.perMille(500, 72, n);
                rows.number(Programs.id(program)).comma().number(Records.marketo(visitors.at(n, second), 0)).comma();
                rows.text(programs.name(program)).text(isSuccess ? ",Engaged,null," : ",Invited,null,").instant(second, "Z,");
                rows.text(isSuccess ? "true," : "false,null,");
                if (isSuccess) {
                    rows.instant(second, "Z,");
                }
                rows.text("false,false,null,null,").instant(second, "Z,").instant(second, "Z").endLine();
            }
        }
    }
}
