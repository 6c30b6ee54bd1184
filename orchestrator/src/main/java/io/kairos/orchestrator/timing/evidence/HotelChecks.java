package io.kairos.orchestrator.timing.evidence;

import io.kairos.timing.evaluate.HotelEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** D1-OPEN: needs tied to a date, up to three messages. */
final class HotelChecks implements Check {

    @Override
    public List<Line> measure(Path data) throws IOException {
        Path file = data.resolve(DataSets.HOTEL);
        var asked = new HotelEvaluation.Data(
                List.of(file),
                LocalDate.of(2016, 8, 31),
                file,
                LocalDate.of(2016, 9, 1),
                LocalDate.of(2016, 12, 31),
                List.of(90, 180));
        Read metrics = new Read(HotelEvaluation.run(HotelEvaluation.Options.of(asked, Optional.empty())));
        return List.of(
                value(metrics, "S90", .350, .357, ".3581"),
                value(metrics, "S180", .280, .287, ".2876"),
                net(metrics, "S90", .3094, .3189),
                net(metrics, "S180", .2485, .2563));
    }

    private static Line value(Read metrics, String horizon, double must, double good, String reference) {
        return Bound.atLeast(must, good)
                .line(
                        "D1",
                        "open city hotel, " + horizon + ", value of up to 3 messages",
                        metrics.at(horizon, "valueThreeMessages"),
                        reference + "; best fixed days " + Bound.number(metrics.at(horizon, "bestFixed", "value")));
    }

    /** No threshold is set for the net value; the best fixed days are the least to beat. */
    private static Line net(Read metrics, String horizon, double fixed, double boosted) {
        return Bound.atLeast(fixed, boosted)
                .line(
                        "D1",
                        "open city hotel, " + horizon + ", net of 0.03 a message sent",
                        metrics.at(horizon, "netValue"),
                        Bound.number(boosted) + "; best fixed days " + Bound.number(fixed));
    }
}
