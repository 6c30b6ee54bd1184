package io.kairos.timing;

import io.kairos.timing.placement.DecayCandidates;
import io.kairos.timing.placement.Placement;
import io.kairos.timing.placement.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A first plan with one message a day, at the day's best hour or at once, to learn around which days hours matter. It decides nothing:
 * the plan on the hours of those days is sought among all days again. Positions are in days from the midnight before now.
 */
final class Sketch {

    private static final int HOURS = 24;
    private static final int DAYS_OF_WEEK = 7;

    private final LocalDate today;
    private final int firstWeekday;
    private final int[] best;
    private final HourWeights weights;
    private final TimingRequest request;
    private final double halfLife;
    private int from;
    private int firstHour;

    private Sketch(Blocks blocks, Outlook outlook, TimingRequest request, DispatchTimes times) {
        ZoneId zone = blocks.zone();
        this.today = LocalDate.ofInstant(request.now(), zone);
        this.firstWeekday = today.getDayOfWeek().ordinal();
        this.best = blocks.bestHours();
        this.weights = outlook.course().weights();
        this.request = request;
        this.halfLife = days(request.economics().halfLife());
        this.from = after(times.earliest(), zone);
        this.firstHour = best[weekday(from)];
        int hour = LocalTime.ofInstant(times.earliest(), zone).getHour();
        if (hour >= firstHour && times.allows(times.earliest())) firstHour = hour;
        else if (hour >= firstHour) firstHour = best[weekday(++from)];
    }

    /** Cuts the days into hours around which the messages of the best plan lie, and of the one that starts at once. */
    static void refine(Blocks blocks, Outlook outlook, TimingRequest request, DispatchTimes times, int messages) {
        Sketch sketch = new Sketch(blocks, outlook, request, times);
        int days = sketch.after(outlook.end(), blocks.zone()) + 1;
        int until = Math.min(sketch.after(times.latest(), blocks.zone()), days - 1);
        if (until < sketch.from) return;
        double[] mass = outlook.course().perDay(new LocalDays(sketch.today, blocks.zone()), days);
        Schedule plan = Placement.of(sketch.messages(mass, until), messages);
        for (int each : plan.plan()) blocks.refine(sketch.from + each, Sight.AROUND);
        for (int each : plan.planFrom(0)) blocks.refine(sketch.from + each, 0);
    }

    private OneADay messages(double[] mass, int until) {
        double[] seen = new double[until - from + 1];
        double[] cost = new double[seen.length];
        double unbought = 1;
        for (int day = 0; day <= until; day++) {
            if (day >= from) {
                seen[day - from] = day + hour(day) / (double) HOURS;
                cost[day - from] = request.economics().cost() * unbought;
            }
            unbought -= mass[day];
        }
        int gap = (int) Math.max(1, Math.ceil(days(request.limits().minGap())));
        return new OneADay(seen, earning(mass, seen), halfLife, cost, gap);
    }

    /** What is bought later that day, before the hour of the next day's message, and after it. */
    private double[] earning(double[] mass, double[] seen) {
        double perHour = DecayCandidates.decay(1.0 / HOURS, halfLife);
        double[] later = new double[DAYS_OF_WEEK];
        double[] early = new double[DAYS_OF_WEEK];
        for (int day = 0; day < DAYS_OF_WEEK; day++) {
            later[day] = part(day, best[day], HOURS - best[day], perHour);
            early[day] = best[day] == 0 ? 0 : part(day, 0, best[day], perHour);
        }
        double[] overnight = new double[HOURS];
        double[] morning = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            overnight[hour] = DecayCandidates.decay((HOURS - hour) / (double) HOURS, halfLife);
            morning[hour] = DecayCandidates.decay(hour / (double) HOURS, halfLife);
        }
        double most = request.economics().value() * request.economics().responseRate();
        double[] earning = new double[seen.length];
        double next = 0;
        for (int day = mass.length - 1; day >= from; day--) {
            int weekday = weekday(day);
            int tomorrow = (weekday + 1) % DAYS_OF_WEEK;
            int hour = hour(day);
            double today = hour == best[weekday] ? later[weekday] : part(weekday, hour, HOURS - hour, perHour);
            double before = day + 1 < mass.length ? mass[day + 1] * early[tomorrow] : 0;
            next = mass[day] * today + overnight[hour] * (before + morning[best[tomorrow]] * next);
            if (day - from < earning.length) earning[day - from] = most * next;
        }
        return earning;
    }

    /** Share of the day's purchases in these hours, each less what is lost since the first of them. */
    private double part(int weekday, int hour, int hours, double perHour) {
        int at = weekday * HOURS + hour;
        return weights.of(at, hours) / weights.of(weekday * HOURS, HOURS) * weights.kept(at, hours, perHour);
    }

    private int hour(int day) {
        return day == from ? firstHour : best[weekday(day)];
    }

    private int weekday(int day) {
        return (firstWeekday + day) % DAYS_OF_WEEK;
    }

    private int after(Instant instant, ZoneId zone) {
        return (int) (LocalDate.ofInstant(instant, zone).toEpochDay() - today.toEpochDay());
    }

    private static double days(Duration duration) {
        return duration.toSeconds() / (double) LocalDays.DAY;
    }

    /** One message a day, with days between two messages where the least gap asks for them. */
    private static final class OneADay extends DecayCandidates {
        private final double[] cost;
        private final int gap;

        OneADay(double[] seen, double[] earning, double halfLife, double[] cost, int gap) {
            super(seen, earning, halfLife);
            this.cost = cost;
            this.gap = gap;
        }

        @Override
        public double cost(int i) {
            return cost[i];
        }

        @Override
        public int next(int i) {
            return Math.min(i + gap, count());
        }
    }
}
