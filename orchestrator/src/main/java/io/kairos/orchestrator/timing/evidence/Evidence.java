package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs every check and writes the table. */
public final class Evidence {
    private static final List<String> ORDER = List.of(
            "A1", "A2", "A3", "A4", "A5", "A6", "D1", "R2", "R1", "F1", "X1", "G1", "G2", "G3", "H1", "M1", "P1");

    private static final List<Check> CHECKS = List.of(
            new RateChecks(),
            new HotelChecks(),
            new GapChecks(),
            new AliveChecks(),
            new CrossSellChecks(),
            new HourChecks(),
            new PolicyChecks(),
            new BanditChecks(),
            new DriftChecks(),
            new SameBytesCheck(),
            Tested.CHECK);

    private Evidence() {}

    /** The table as Markdown; a line whose data set is not in the folder is named as not measured. */
    public static String markdown(Path data) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Check check : CHECKS) {
            try {
                lines.addAll(check.measure(data));
            } catch (NoSuchFileException missing) {
                lines.add(new Line(
                        "–",
                        check.getClass().getSimpleName(),
                        "no data: " + Path.of(missing.getFile()).getFileName(),
                        "",
                        "",
                        "",
                        Verdict.NOT_MEASURED));
            }
        }
        lines.sort(Comparator.comparingInt(line -> place(line.id())));
        StringBuilder text = new StringBuilder("""
                # Evidence

                Every line was measured by `./kairos timing evidence --data FOLDER --out docs/timing/evidence.md` on the data sets of
                the protocols, each model refitted from the files by the same code that serves customers. *Must* and *good* are the
                acceptance thresholds, *reference* is a careful computation elsewhere. Lines "held by tests" are exact comparisons with
                known answers that run with every build; the test is named.

                | line | what | measured | must | good | reference | verdict |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        lines.forEach(line -> text.append(line.row()).append('\n'));
        return text.toString();
    }

    private static int place(String id) {
        int at = ORDER.indexOf(id);
        return at < 0 ? ORDER.size() : at;
    }
}
