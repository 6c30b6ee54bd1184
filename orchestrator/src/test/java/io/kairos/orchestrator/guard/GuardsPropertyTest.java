package io.kairos.orchestrator.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.ZoneSource;
import io.kairos.orchestrator.guard.SendContext.Field;
import io.kairos.orchestrator.guard.legal.LegalRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One customer's months under random settings: whatever is planned when, nothing goes outside the intersection of all windows and
 * no cap is exceeded. The windows and caps are checked by plain clocks and counting, without the guards' own arithmetic.
 */
class GuardsPropertyTest {
    private static final int CASES = 250;
    private static final int MESSAGES = 40;
    private static final List<String> CHANNELS = List.of("email", "sms", "postal");
    private static final List<String> TOPICS = List.of("reminders", "news");
    private static final UUID ADA = UUID.randomUUID();
    private static final LegalRules LAW = LegalRules.shipped();

    /** Days around which clocks change, years turn, a leap day comes and holidays crowd. */
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-03-05T00:00:00Z"),
            Instant.parse("2026-10-01T00:00:00Z"),
            Instant.parse("2026-12-20T00:00:00Z"),
            Instant.parse("2028-02-27T00:00:00Z"));

    private record Home(String phone, String zone, Set<String> zones, LocalTime from, LocalTime to, boolean sundays) {}

    private static final List<Home> HOMES = List.of(
            new Home(
                    "+33612345678",
                    "Europe/Paris",
                    Set.of("Europe/Paris"),
                    LocalTime.of(8, 30),
                    LocalTime.of(20, 0),
                    false),
            new Home(
                    "+12125550123",
                    "America/New_York",
                    Set.of("America/New_York"),
                    LocalTime.of(8, 0),
                    LocalTime.of(21, 0),
                    true),
            new Home(
                    "+12084567890",
                    "America/Boise",
                    Set.of("America/Boise", "America/Los_Angeles"),
                    LocalTime.of(8, 0),
                    LocalTime.of(21, 0),
                    true),
            new Home(
                    "+61400000000",
                    "Australia/Lord_Howe",
                    Set.of("Australia/Lord_Howe"),
                    LocalTime.of(8, 0),
                    LocalTime.of(20, 0),
                    true));

    static List<Long> seeds() {
        return new Random(20261122).longs(CASES).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void i4_and_i6_no_send_outside_the_windows_and_no_cap_exceeded(long seed) {
        Random random = new Random(seed);
        Home home = HOMES.get(random.nextInt(HOMES.size()));
        GuardSettings settings = Asking.settings(properties(random));

        List<CountedSend> sent = live(random, home, settings);

        assertThat(sent)
                .isNotEmpty()
                .allSatisfy(send -> assertThat(isOpen(send, home, settings))
                        .as("%s at %s", send.channel(), send.at().atZone(ZoneId.of(home.zone())))
                        .isTrue());
        settings.budgets().forEach(budget -> assertUnder(budget, sent));
    }

    private static Map<String, String> properties(Random random) {
        Map<String, String> properties = new HashMap<>();
        properties.put(
                "kairos.guards.quiet-hours.from", "%02d:%02d".formatted(19 + random.nextInt(5), random.nextInt(60)));
        properties.put(
                "kairos.guards.quiet-hours.to", "%02d:%02d".formatted(5 + random.nextInt(5), random.nextInt(60)));
        List<String> scopes = List.of("email,*", "sms,*", "*,news", "*,*");
        for (int i = 0; i < scopes.size(); i++) {
            String[] scope = scopes.get(i).split(",", -1);
            properties.put("kairos.guards.caps[%d].channel".formatted(i), scope[0]);
            properties.put("kairos.guards.caps[%d].topic".formatted(i), scope[1]);
            properties.put("kairos.guards.caps[%d].max".formatted(i), Integer.toString(1 + random.nextInt(4)));
            properties.put("kairos.guards.caps[%d].per".formatted(i), 1 + random.nextInt(100) + "h");
        }
        properties.put("kairos.guards.pressure.budget", Integer.toString(4 + random.nextInt(6)));
        properties.put("kairos.guards.pressure.per", 1 + random.nextInt(10) + "d");
        return properties;
    }

    /** What the dispatcher does, on a clock that jumps from one planned instant to the next. */
    private static List<CountedSend> live(Random random, Home home, GuardSettings settings) {
        QuietHoursGuard quiet = new QuietHoursGuard(settings);
        LegalWindowGuard law = new LegalWindowGuard(LAW, settings);
        Panel panel = new Panel(List.of(quiet, law, new CompetitionGuard(settings)));
        Calendar calendar = new Calendar(List.of(quiet, law));
        CustomerProfile customer = Asking.customer(
                Optional.of("ada@example.org"),
                Optional.of(home.phone()),
                home.zone(),
                home.zones().size() == 1 ? ZoneSource.EXPLICIT : ZoneSource.INFERRED,
                Map.of());
        PriorityQueue<Rival> queue = new PriorityQueue<>(Comparator.comparing(Rival::plannedAt));
        Instant start = STARTS.get(random.nextInt(STARTS.size()));
        for (int i = 0; i < MESSAGES; i++) {
            queue.add(new Rival(
                    UUID.randomUUID(),
                    CHANNELS.get(random.nextInt(CHANNELS.size())),
                    TOPICS.get(random.nextInt(TOPICS.size())),
                    "considered",
                    "send_reminder",
                    random.nextInt(5),
                    start.plusSeconds(random.nextInt(40 * 86_400))));
        }
        List<CountedSend> sent = new ArrayList<>();
        for (int round = 0; round < 4_000 && !queue.isEmpty(); round++) {
            Rival next = queue.remove();
            Instant now = next.plannedAt();
            SendRequest request = new SendRequest(
                    next.dispatchId(),
                    ADA,
                    ADA,
                    ADA,
                    next.channel(),
                    next.topic(),
                    Optional.empty(),
                    new SendRequest.Origin("considered", "send_reminder", ADA, now));
            List<Rival> rivals = queue.stream()
                    .filter(rival -> rival.plannedAt().isBefore(now.plus(Duration.ofDays(1))))
                    .toList();
            SendContext context =
                    Asking.context(request, customer).at(now).among(new Field(Optional.of(next), rivals, sent));
            Verdict verdict = requireNonNull(panel.judge(List.of(context)).get(next.dispatchId()))
                    .verdict();
            if (verdict instanceof Verdict.Allow) {
                verdict = CapWindow.fullest(sent, settings.budgets(), request, now)
                        .<Verdict>map(full -> new Verdict.HoldUntil(
                                full.until(), new io.kairos.orchestrator.decision.Reason("frequency-cap", Map.of())))
                        .orElse(verdict);
            }
            if (verdict instanceof Verdict.HoldUntil hold) {
                Instant until = calendar.firstAllowed(context, hold.until()).orElseThrow();
                assertThat(until).isAfter(now);
                queue.add(new Rival(
                        next.dispatchId(),
                        next.channel(),
                        next.topic(),
                        next.journeyId(),
                        next.step(),
                        next.value(),
                        until));
            } else if (verdict instanceof Verdict.Allow) {
                sent.add(new CountedSend(ADA, next.channel(), next.topic(), next.dispatchId(), now));
            }
        }
        return sent;
    }

    private static boolean isOpen(CountedSend send, Home home, GuardSettings settings) {
        LocalTime local = send.at().atZone(ZoneId.of(home.zone())).toLocalTime();
        QuietHours quiet = settings.quietHours();
        boolean night = !local.isBefore(quiet.from()) || local.isBefore(quiet.to());
        return !night
                && (!send.channel().equals("sms") || home.zones().stream().allMatch(zone -> isLegal(send, home, zone)));
    }

    private static boolean isLegal(CountedSend send, Home home, String zone) {
        ZonedDateTime local = send.at().atZone(ZoneId.of(zone));
        return !local.toLocalTime().isBefore(home.from())
                && local.toLocalTime().isBefore(home.to())
                && (home.sundays() || local.getDayOfWeek() != DayOfWeek.SUNDAY)
                && (home.sundays() || !isFrenchHoliday(local));
    }

    private static boolean isFrenchHoliday(ZonedDateTime day) {
        return Set.of("2026-04-06", "2028-04-17").contains(day.toLocalDate().toString())
                || Set.of("01-01", "05-01", "05-08", "11-01", "11-11", "12-25")
                        .contains("%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()));
    }

    private static void assertUnder(Budget budget, List<CountedSend> sent) {
        for (CountedSend last : sent) {
            long weight = sent.stream()
                    .filter(send ->
                            budget.channel().equals("*") || budget.channel().equals(send.channel()))
                    .filter(send -> budget.topic().equals("*") || budget.topic().equals(send.topic()))
                    .filter(send -> !send.at().isAfter(last.at())
                            && send.at().isAfter(last.at().minus(budget.per())))
                    .mapToLong(send -> budget.weight(send.channel()))
                    .sum();
            assertThat(weight).as("%s up to %s", budget, last.at()).isLessThanOrEqualTo(budget.max());
        }
    }
}
