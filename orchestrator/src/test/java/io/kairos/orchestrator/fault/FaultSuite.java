package io.kairos.orchestrator.fault;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** {@code ./kairos faults}: runs the scenarios again and again and prints one table. */
public final class FaultSuite {
    private static final int WRONG_USAGE = 2;

    private final SuiteText text;
    private final PrintStream out;

    private FaultSuite(SuiteText text, PrintStream out) {
        this.text = text;
        this.out = out;
    }

    /** What was asked for. */
    private record Options(List<Scenario> scenarios, OptionalInt runs, OptionalLong seed) {}

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /** Exit code: 0 the promise was kept, 1 it was broken, 2 wrong usage. */
    public static void main(String[] arguments) {
        LoggingSystem logging = LoggingSystem.get(FaultSuite.class.getClassLoader());
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        // stopping a PostgreSQL that was killed fails, as it should
        logging.setLogLevel("io.zonky.test", LogLevel.OFF);
        SuiteText text = new SuiteText(Locale.getDefault());
        System.exit(new FaultSuite(text, System.out).run(List.of(arguments)));
    }

    private int run(List<String> arguments) {
        try {
            return run(read(arguments));
        } catch (Wrong wrong) {
            out.println(wrong.getMessage());
            out.println(text.text("usage"));
            return WRONG_USAGE;
        }
    }

    private Options read(List<String> arguments) throws Wrong {
        List<Scenario> scenarios = Scenarios.all();
        OptionalInt runs = OptionalInt.empty();
        OptionalLong seed = OptionalLong.empty();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (name) {
                case "--only" -> scenarios = only(value);
                case "--runs" -> runs = OptionalInt.of((int) number(name, value));
                case "--seed" -> seed = OptionalLong.of(number(name, value));
                default -> throw new Wrong(text.text("bad-option", name));
            }
        }
        return new Options(scenarios, runs, seed);
    }

    private List<Scenario> only(String value) throws Wrong {
        List<String> wanted = List.of(value.toUpperCase(Locale.ROOT).split(",", -1));
        List<String> known = Scenarios.all().stream().map(Scenario::id).toList();
        for (String id : wanted) {
            if (!known.contains(id)) {
                throw new Wrong(text.text("bad-scenario", id, String.join(", ", known)));
            }
        }
        return Scenarios.all().stream()
                .filter(scenario -> wanted.contains(scenario.id()))
                .toList();
    }

    private long number(String name, String value) throws Wrong {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Wrong(text.text("bad-number", name, value));
        }
    }

    private int run(Options options) {
        long seed = options.seed().orElseGet(() -> System.nanoTime() & 0xffff_ffffL);
        out.println(text.text("drawn", Long.toString(seed), ""));
        Map<Scenario, Tally> tallies = new LinkedHashMap<>();
        try (Rig rig = Rig.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(rig::close, "end-of-faults"));
            for (Scenario scenario : options.scenarios()) {
                Tally tally = new Tally();
                tallies.put(scenario, tally);
                int runs = options.runs().orElse(scenario.usualRuns());
                for (int run = 1; run <= runs; run++) {
                    out.println(text.text("running", scenario.id(), run, runs, text.text(scenario.id())));
                    tried(scenario, run, seed, rig, tally);
                }
            }
        }
        print(tallies);
        return tallies.values().stream().allMatch(tally -> tally.violations().isEmpty()) ? 0 : 1;
    }

    /** A scenario that cannot be played is a broken one. */
    private static void tried(Scenario scenario, int run, long seed, Rig rig, Tally tally) {
        try {
            run(scenario, run, seed, rig, tally);
        } catch (RuntimeException | AssertionError e) {
            tally.violation(scenario.id() + ", run " + run + ": " + e);
        }
    }

    /** One run with its own share of the seed, whatever ran before it. */
    static void run(Scenario scenario, int run, long seed, Rig rig, Tally tally) {
        tally.run();
        rig.fakes.well();
        SplittableRandom random = new SplittableRandom(seed * 31 + scenario.id().hashCode() + run * 1_000_003L);
        scenario.run(rig, random, tally);
        rig.fakes.well();
    }

    private void print(Map<Scenario, Tally> tallies) {
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
        Tally all = new Tally();
        tallies.values().forEach(all::add);
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
