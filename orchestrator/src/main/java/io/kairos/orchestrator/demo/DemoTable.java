package io.kairos.orchestrator.demo;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as lines for a terminal. */
final class DemoTable {
    private DemoTable() {}

    static String of(DemoReport report) {
        var out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%n%-12s %9s %8s %-14s %6s %9s   %s%n",
                "product",
                "customers",
                "buyers",
                "messages",
                "held",
                "cancelled",
                "share of value caught: just in time | at once | best fixed"));
        for (var row : report.byProductType()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-12s %9d %8d %-14s %6d %9d   %.4f | %.4f | %.4f (%s)%n",
                    row.productType(),
                    row.customers(),
                    row.buyers(),
                    words(row.messagesByChannel()),
                    row.held(),
                    row.cancelledByPurchase(),
                    row.valueJustInTime(),
                    row.valueImmediate(),
                    row.valueBestFixed(),
                    row.bestFixed()));
            if (!row.refusedByReason().isEmpty()) {
                out.append("             refused: ")
                        .append(words(row.refusedByReason()))
                        .append('\n');
            }
        }
        out.append(String.format(
                Locale.ROOT,
                "%n%d events, %d needs, %d enrolments, %d dispatches: %d delivered, %d refused, %d unknown; "
                        + "%d reminders ended by a purchase%n",
                report.captured(),
                report.needs(),
                report.enrolments(),
                report.dispatched(),
                report.delivered(),
                report.refused(),
                report.unknown(),
                report.cancelledByPurchase()));
        out.append(String.format(
                Locale.ROOT,
                "share of value caught: %.4f just in time, %.4f at once, %.4f best fixed; lateness p50 %.1f s, p99"
                        + " %.1f s; %.0f s of real time%n",
                report.valueJustInTime(),
                report.valueImmediate(),
                report.valueBestFixed(),
                report.latenessSecondsP50(),
                report.latenessSecondsP99(),
                report.wallSeconds()));
        out.append(String.format(
                Locale.ROOT,
                "a message counts alike whatever its channel; whom a channel does not reach gets fewer, and the fixed"
                        + " plan is emails that everybody gets%n"));
        return out.toString();
    }

    private static String words(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
