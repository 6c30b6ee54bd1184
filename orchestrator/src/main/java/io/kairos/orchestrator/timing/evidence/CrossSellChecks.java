package io.kairos.orchestrator.timing.evidence;

import io.kairos.timing.evaluate.CrossSellEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** X1: what is bought for the first time in the weeks after a purchase. */
final class CrossSellChecks implements Check {

    @Override
    public List<Line> measure(Path data) throws IOException {
        Path file = data.resolve("online_retail_lines_2009-12_2010-12.csv.gz");
        Read metrics = new Read(CrossSellEvaluation.run(
                new CrossSellEvaluation.Options(file, LocalDate.of(2010, 7, 31), LocalDate.of(2010, 12, 9))));
        return List.of(Bound.atLeast(.30, .33)
                .line(
                        "X1",
                        "online retail, a new product 8–42 days later among the first 10",
                        metrics.at("hit10"),
                        ".328; 28-day popularity " + Bound.number(metrics.at("hit10_popular_28_days"))));
    }
}
