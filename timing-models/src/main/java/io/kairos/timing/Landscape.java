package io.kairos.timing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How much the plan is worth by the instant of its first message, in order of time; empty where nothing may be sent. Long stretches are
 * shown by their best instants, evenly spread, so that no summit is missing.
 */
public record Landscape(List<Point> points) {

    static final Landscape NONE = new Landscape(List.of());

    public Landscape {
        points = List.copyOf(points);
    }

    /** @param value expected net value of the plan whose first message goes at {@code at}, in the currency of the economics */
    public record Point(Instant at, double value) {}

    /** No more points than these: of each of so many equal stretches of time the best. */
    public Landscape of(int most) {
        if (most < 2) throw new IllegalArgumentException("a landscape has 2 points or more, was asked for " + most);
        if (points.size() <= most) return this;
        long first = points.get(0).at().getEpochSecond();
        long last = points.get(points.size() - 1).at().getEpochSecond();
        double stretch = Math.max(1, (last - first + 1) / (double) most);
        Point[] best = new Point[most];
        for (Point point : points) {
            int place = (int) Math.min(most - 1, (point.at().getEpochSecond() - first) / stretch);
            if (best[place] == null || point.value() > best[place].value()) best[place] = point;
        }
        return new Landscape(Arrays.stream(best).filter(Objects::nonNull).toList());
    }
}
