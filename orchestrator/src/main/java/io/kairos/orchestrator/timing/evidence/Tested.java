package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import java.util.List;

/** Lines that are exact comparisons with known answers: a test asserts them with every build. */
final class Tested {
    static final List<Line> LINES = List.of(
            line(
                    "A1",
                    "survival: 5 sets × 4 laws, Cox (Efron, Breslow), Kaplan-Meier, within 1e-6",
                    "`survival/PublishedFitsTest`",
                    "LL ±1e-3, coefficients ±1e-4, KM ±1e-6"),
            line(
                    "G1",
                    "Hillstrom: effects of the two e-mails on visits, conversion and spending",
                    "`uplift/HillstromTest`",
                    "1e-6 with the formulas given"),
            line(
                    "H1",
                    "bank contacts: h1, δ within 1e-6, log-likelihood within 1e-4",
                    "`fatigue/ContactHazardFitTest`",
                    "h1, δ ±1e-4, LL ±.01"),
            line(
                    "A5",
                    "known answers T1 to T6; all 16 figures of T3 and all days of T5 on the reference's own grids",
                    "`placement/PurchaseCurveTest`, `placement/PlacementTest`, `placement/SendOrWaitTest`,"
                            + " `channel/ChannelChoiceTest`, `SegmentBeliefTest`",
                    "s* ±.01 d, values ±1e-4"),
            line(
                    "A6",
                    "K reminders: exact plan ≥ greedy on 1,000 random needs, equal to brute force",
                    "`placement/PlacementTest`",
                    "all"),
            line("P1", "every fitter twice and on three threads", "`SameBytesTest`", "byte-identical"));

    static final Check CHECK = data -> LINES;

    private Tested() {}

    private static Line line(String id, String what, String test, String must) {
        return new Line(id, what, test, must, "–", "–", Verdict.TESTED);
    }
}
