package io.plumbline.bench;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What finance and the request desk deliver: rates, targets, a few hundred requests. */
record OfficeFiles(Night night, Path folder) {
    private static final int REQUESTS = 300;
    private static final String[] STATUS = {"To Do", "In Progress", "Awaiting Approval", "Done", "Done", "Done"};
    private static final DateTimeFormatter DESK =
            DateTimeFormatter.ofPattern("dd/MMM/yy h:mm a", Locale.ENGLISH);
    private static final String[] KPIS = {"mql_count", "speed_to_lead", "win_rate", "sourced_pipeline", "cost_per_lead"};

    List<Runnable> jobs() {
        return List.of(this::rates, this::targets, this::requests);
    }

    private void rates() {
        LocalDate first = night.isHistory() ? LocalDate.of(2024, 1, 1) : night.date().minusDays(1);
        try (Rows rows = Rows.in(folder.resolve("finance/fx_rates.csv"))) {
            rows.text("rate_date,currency,usd_per_unit").endLine();
            for (LocalDate day = first; day.isBefore(night.date()); day = day.plusDays(1)) {
                if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    rate(rows, day, "EUR", 10_800);
                    rate(rows, day, "GBP", 12_700);
                }
            }
        }
    }

    private static void rate(Rows rows, LocalDate day, String currency, long tenThousandths) {
        long rate = tenThousandths + Dice.below(600, 150, day.toEpochDay() * 2 + currency.charAt(0) % 2);
        rows.text(day.toString()).comma().text(currency).comma().number(rate / 10_000).text(".");
        rows.padded(rate % 10_000, 4).endLine();
    }

    private void targets() {
        try (Rows rows = Rows.in(folder.resolve("finance/targets.csv"))) {
            rows.text("kpi,month,target").endLine();
            for (String kpi : KPIS) {
                for (YearMonth month = YearMonth.of(2025, 9);
                        night.isHistory() && month.isBefore(YearMonth.of(2026, 4));
                        month = month.plusMonths(1)) {
                    rows.text(kpi).comma().text(month.toString()).text(",50").endLine();
                }
            }
        }
    }

    private void requests() {
        try (Rows rows = Rows.in(folder.resolve("jira/issues.csv"))) {
            rows.text("\uFEFFSummary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Assignee,Reporter,Created,")
                    .text("Updated,Resolved,Due date,Labels,Labels,Status Category")
                    .endLine();
            for (int request = 0; request < REQUESTS; request++) {
                String status = Dice.one(STATUS, 151, request);
                boolean isDone = status.equals("Done");
                long created = night.until() - (200 * Night.DAY * (REQUESTS - request) / REQUESTS) - Night.DAY * 20;
                String updated = DESK.format(Days.date(created + 14 * Night.DAY).atTime(15, 40));
                rows.text("Banner set ").number(request).text(",MOPS-").number(201 + request).comma();
                rows.number(10_201 + request).text(",Request,").text(status).text(",MOPS,Medium,Gia Mossgrave,");
                rows.text("Rosalind Peake,").text(DESK.format(Days.date(created).atTime(11, 26))).comma();
                rows.text(updated).comma().text(isDone ? updated : "").text(",24/Nov/25,search,us,");
                rows.text(isDone ? "Done" : request % 2 == 0 ? "To Do" : "In Progress").endLine();
            }
        }
    }
}
