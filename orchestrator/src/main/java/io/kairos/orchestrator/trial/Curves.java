package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.journey.Walk;
import io.kairos.orchestrator.moment.Moments;
import io.kairos.timing.Landscape;
import io.kairos.timing.Landscape.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a moment's neighbours are worth: as a small picture, and as other instants to choose. */
@Component
class Curves {
    private static final int POINTS = 60;
    private static final int FINE = 240;
    private static final int ALTERNATIVES = 3;

    /** Alternatives lie at least this share of the whole picture apart. */
    private static final int APART = 12;

    private final Moments moments;

    Curves(Moments moments) {
        this.moments = moments;
    }

    /** Everything that may be shown of one question, in order of time. */
    Landscape of(Walk.Question question) {
        return moments.landscape(question.type(), question.question(), FINE);
    }

    static List<Point> curve(Landscape all) {
        return all.of(POINTS).points();
    }

    /** The best instants away from the chosen one and from each other. */
    static List<Point> alternatives(Landscape all, Instant chosen) {
        List<Point> points = all.points();
        if (points.size() < 2) {
            return List.of();
        }
        Duration apart = Duration.between(
                        points.get(0).at(), points.get(points.size() - 1).at())
                .dividedBy(APART);
        List<Instant> taken = new ArrayList<>(List.of(chosen));
        List<Point> best = new ArrayList<>();
        for (Point point : points.stream()
                .filter(one -> one.value() > 0)
                .sorted(Comparator.comparingDouble(Point::value).reversed().thenComparing(Point::at))
                .toList()) {
            boolean free = taken.stream()
                    .allMatch(at -> Duration.between(at, point.at()).abs().compareTo(apart) >= 0);
            if (free && best.size() < ALTERNATIVES) {
                taken.add(point.at());
                best.add(point);
            }
        }
        return best;
    }
}
