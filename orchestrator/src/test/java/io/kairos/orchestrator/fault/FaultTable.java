package io.kairos.orchestrator.fault;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of the scenarios, one line for each: of runs that came to their end. Thread-safe. */
final class FaultTable {
    private final SuiteText text;
    private final PrintStream out;
    private final Map<Scenario, Tally> tallies = new LinkedHashMap<>();

    FaultTable(SuiteText text, PrintStream out) {
        this.text = text;
        this.out = out;
    }

    /** One more run of that scenario. */
    synchronized void add(Scenario scenario, Tally run) {
        tallies.computeIfAbsent(scenario, one -> new Tally()).add(run);
    }

    /** All together. */
    synchronized Tally all() {
        Tally all = new Tally();
        tallies.values().forEach(all::add);
        return all;
    }

    synchronized void print() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "",
            text.text("column.scenario"),
            text.text("column.runs"),
            text.text("column.messages"),
            text.text("column.lost"),
            text.text("column.doubled"),
            text.text("column.unknown"),
            text.text("column.verdict")
        });
        tallies.forEach((scenario, tally) -> rows.add(row(scenario.id(), text.text(scenario.id()), tally)));
        Tally all = all();
        rows.add(row("", text.text("total"), all));
        int[] widths = new int[rows.get(0).length];
        rows.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("|");
            for (int i = 0; i < row.length; i++) {
                boolean number = i >= 2 && i <= 6;
                String pad = " ".repeat(widths[i] - row[i].length());
                line.append(' ').append(number ? pad + row[i] : row[i] + pad).append(" |");
            }
            out.println(line);
        }
        if (all.violations().isEmpty()) {
            out.println(text.text(
                    "bound",
                    Integer.toString(all.runs()),
                    String.format(Locale.ROOT, "%.1f", 300.0 / Math.max(3, all.runs()))));
        } else {
            out.println(text.text("violations"));
            all.violations().forEach(out::println);
        }
    }

    private String[] row(String id, String words, Tally tally) {
        return new String[] {
            id,
            words,
            Integer.toString(tally.runs()),
            Integer.toString(tally.messages()),
            Integer.toString(tally.lost()),
            Integer.toString(tally.doubled()),
            text.text("unknown", Integer.toString(tally.unknown()), Integer.toString(tally.listed())),
            text.text(tally.violations().isEmpty() ? "kept" : "broken")
        };
    }
}
