package io.kairos.orchestrator.fault;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** {@code ./kairos faults}: runs the scenarios again and again and prints one table, in between and when it is interrupted as well. */
public final class FaultSuite {
    private static final int WRONG_USAGE = 2;
    /** The table is printed after so many runs of a scenario, too. */
    private static final int FEW = 10;

    private final SuiteText text;
    private final PrintStream out;
    private volatile boolean ending;
    private volatile String underWay = "";

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
        FaultTable table = new FaultTable(text, out);
        try (Rig rig = Rig.start()) {
            Thread end = new Thread(() -> end(rig, table), "end-of-faults");
            Runtime.getRuntime().addShutdownHook(end);
            for (Scenario scenario : options.scenarios()) {
                int runs = options.runs().orElse(scenario.usualRuns());
                for (int run = 1; run <= runs; run++) {
                    underWay = scenario.id() + ", " + run;
                    out.println(text.text("running", scenario.id(), run, runs, text.text(scenario.id())));
                    Tally tally = tried(scenario, run, seed, rig);
                    if (ending) {
                        return 1;
                    }
                    table.add(scenario, tally);
                    if (run % FEW == 0 && run < runs) {
                        table.print();
                    }
                }
            }
            underWay = "";
        }
        table.print();
        return table.all().violations().isEmpty() ? 0 : 1;
    }

    /** The program is told to end: what was found until then is worth knowing. */
    private void end(Rig rig, FaultTable table) {
        ending = true;
        if (!underWay.isEmpty()) {
            out.println(text.text("interrupted", underWay));
            table.print();
        }
        rig.close();
    }

    /** A scenario that cannot be played is a broken one. */
    private static Tally tried(Scenario scenario, int run, long seed, Rig rig) {
        Tally tally = new Tally();
        try {
            run(scenario, run, seed, rig, tally);
        } catch (RuntimeException | AssertionError e) {
            tally.violation(scenario.id() + ", run " + run + ": " + e);
        }
        return tally;
    }

    /** One run with its own share of the seed, whatever ran before it. */
    static void run(Scenario scenario, int run, long seed, Rig rig, Tally tally) {
        tally.run();
        rig.fakes.well();
        SplittableRandom random = new SplittableRandom(seed * 31 + scenario.id().hashCode() + run * 1_000_003L);
        scenario.run(rig, random, tally);
        rig.fakes.well();
    }
}
