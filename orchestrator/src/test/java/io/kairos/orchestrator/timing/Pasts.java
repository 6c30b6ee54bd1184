package io.kairos.orchestrator.timing;

import static io.kairos.orchestrator.timing.RecipeContract.KNOWN;

import io.kairos.orchestrator.moment.Orders.Bought;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Made-up pasts, the same at every call. */
final class Pasts {
    private Pasts() {}

    /** 900 interests over a year; half of them end in a purchase after log-normal days, the others expire after 60. */
    static Past considered() {
        SplittableRandom random = new SplittableRandom(1);
        List<PastNeed> needs = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            Instant opened = KNOWN.minusSeconds((long) (random.nextDouble() * 365 * 86_400));
            Duration delay = Duration.ofMinutes((long) (1440 * 9 * Math.exp(0.6 * random.nextGaussian())));
            boolean buys = random.nextBoolean() && delay.toDays() < 60;
            needs.add(need(i, opened, Optional.empty(), opened.plus(buys ? delay : Duration.ofDays(60)), buys));
        }
        return new Past(KNOWN, needs, List.of());
    }

    /** 900 trips whose dates are over, booked about two weeks ahead. */
    static Past dated() {
        SplittableRandom random = new SplittableRandom(2);
        List<PastNeed> needs = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            LocalDate date = LocalDate.ofInstant(KNOWN, ZoneOffset.UTC).minusDays(2 + random.nextInt(300));
            int lead = (int) Math.min(80, 14 * Math.exp(0.5 * random.nextGaussian()));
            Instant opened = date.minusDays(90).atTime(9, 0).toInstant(ZoneOffset.UTC);
            Instant bought = date.minusDays(lead).atTime(9, 30).toInstant(ZoneOffset.UTC);
            needs.add(need(i, opened, Optional.of(date), bought, true));
        }
        return new Past(KNOWN, needs, List.of());
    }

    /** 1,500 purchases of 100 customers in the forenoon. */
    static Past acts() {
        SplittableRandom random = new SplittableRandom(3);
        List<Past.Act> acts = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            LocalDateTime local = LocalDateTime.ofInstant(KNOWN, ZoneOffset.UTC)
                    .minusDays(1 + random.nextInt(200))
                    .withHour(8 + random.nextInt(4));
            acts.add(new Past.Act("c" + i % 100, local.toInstant(ZoneOffset.UTC), local));
        }
        return new Past(KNOWN, List.of(), acts);
    }

    /** 1,500 acts of 100 customers: half of them in the forenoon, the others in the evening. */
    static Past habits() {
        SplittableRandom random = new SplittableRandom(6);
        List<Past.Act> acts = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            LocalDateTime local = LocalDateTime.ofInstant(KNOWN, ZoneOffset.UTC)
                    .minusDays(1 + random.nextInt(200))
                    .withHour((i % 2 == 0 ? 8 : 18) + random.nextInt(3));
            acts.add(new Past.Act("c" + i % 100, local.toInstant(ZoneOffset.UTC), local));
        }
        return new Past(KNOWN, List.of(), acts);
    }

    /** 150 customers who buy every three to five weeks over a year; a fifth of them stops some time. */
    static Past replenished() {
        SplittableRandom random = new SplittableRandom(4);
        List<PastNeed> needs = new ArrayList<>();
        for (int customer = 0; customer < 150; customer++) {
            Instant day = KNOWN.minus(Duration.ofDays(365 - random.nextInt(40)));
            boolean open = false;
            while (!open) {
                Instant next = day.plus(Duration.ofDays(21 + random.nextInt(15)));
                open = next.isAfter(KNOWN) || (customer % 5 == 0 && random.nextInt(6) == 0);
                Optional<PastNeed.End> end = open ? Optional.empty() : Optional.of(new PastNeed.End(next, true));
                needs.add(new PastNeed(new UUID(8, customer), day, Optional.empty(), ZoneOffset.UTC, Map.of(), end));
                day = next;
            }
        }
        return new Past(KNOWN, needs, List.of());
    }

    /** 600 sofas over a year: a care kit about 20 days later for two in three, cushions about 35 days later for every fourth. */
    static Past orders() {
        SplittableRandom random = new SplittableRandom(7);
        List<Bought> orders = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Instant bought = KNOWN.minusSeconds((long) ((1 + 364 * random.nextDouble()) * 86_400));
            UUID customer = new UUID(9, i);
            orders.add(new Bought(customer, bought, ZoneOffset.UTC, "sofa"));
            if (i % 3 > 0) add(orders, customer, bought.plus(Duration.ofDays(17 + random.nextInt(7))), "care-kit");
            if (i % 4 == 0) add(orders, customer, bought.plus(Duration.ofDays(32 + random.nextInt(7))), "cushions");
        }
        return Past.of(KNOWN, orders);
    }

    private static void add(List<Bought> orders, UUID customer, Instant at, String product) {
        if (!at.isAfter(KNOWN)) orders.add(new Bought(customer, at, ZoneOffset.UTC, product));
    }

    static PastNeed need(int number, Instant opened, Optional<LocalDate> date, Instant end, boolean won) {
        return new PastNeed(
                new UUID(7, number),
                opened,
                date,
                ZoneOffset.UTC,
                Map.of("nights", Integer.toString(1 + number % 3)),
                Optional.of(new PastNeed.End(end, won)));
    }
}
