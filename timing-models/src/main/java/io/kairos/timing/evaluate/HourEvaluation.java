package io.kairos.timing.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import io.kairos.timing.hours.PersonHours;
import io.kairos.timing.hours.PersonalHours;
import io.kairos.timing.hours.PersonalHoursTrainer;
import io.kairos.timing.hours.WeekHours;
import io.kairos.timing.hours.WeekLaw;
import io.kairos.timing.model.Numbers;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hours of the week: the first 60 % of each person's events are learnt from, the rest is foretold. Judged are the mean −ln
 * p(hour of the event) in nats and the share of events in the person's 10 best of 168 hours, over people with at least 5 events, one
 * within each hour of a date, beside the naive models.
 */
public final class HourEvaluation {

    private static final double TRAIN = 0.6;
    private static final int LEAST_EVENTS = 5;

    private HourEvaluation() {}

    /**
     * @param data invoices ({@code customer_id, invoice_time, value_gbp}, only positive values count) or {@code person,time}; local times
     * @param out where to write {@code person,p0..p167}, Monday 00h = 0, one line for everybody in the file
     */
    public record Options(Path data, Optional<Path> out) {}

    public static Metrics run(Options options) throws IOException {
        TreeMap<String, TreeSet<LocalDateTime>> events = new TreeMap<>();
        for (LocalPurchase each : HourData.read(CsvRows.read(options.data())))
            events.computeIfAbsent(each.customer(), key -> new TreeSet<>())
                    .add(each.at().toLocalDate().atTime(each.at().getHour(), 0));
        if (events.isEmpty())
            throw new IllegalArgumentException(options.data().getFileName() + " holds no event: nothing to learn from");
        TreeMap<String, HourCase> cases = new TreeMap<>();
        events.forEach((person, times) -> cases.put(person, split(List.copyOf(times))));
        PersonalHours.Fitted fitted = PersonalHoursTrainer.fit(training(cases), "evaluation");
        PersonalHours model = fitted.model();
        if (options.out().isPresent()) write(cases, model, options.out().get());
        List<HourCase> judged = cases.values().stream()
                .filter(each -> each.train().size() + each.test().size() >= LEAST_EVENTS)
                .toList();
        if (judged.isEmpty())
            throw new IllegalArgumentException(options.data().getFileName() + " holds nobody with " + LEAST_EVENTS
                    + " events in different hours: nobody's hours can be foretold and judged");
        return metrics(judged, model, fitted.report().model());
    }

    private static Metrics metrics(List<HourCase> judged, PersonalHours model, String name) {
        NaiveHours naive = NaiveHours.of(judged);
        return new Metrics()
                .put("protocol", "F1")
                .put("people", judged.size())
                .put(
                        "testEvents",
                        judged.stream().mapToInt(each -> each.test().size()).sum())
                .put("chosen", name)
                .put("model", HourScores.of(judged, each -> model.lawFor(PersonHours.of(each.train()))))
                .put("uniform", HourScores.of(judged, each -> NaiveHours.UNIFORM))
                .put("global", HourScores.of(judged, each -> naive.global()))
                .put("personalRaw", HourScores.of(judged, each -> NaiveHours.own(each)))
                .put("dirichlet80", HourScores.of(judged, each -> naive.shrunk(each, 80)));
    }

    private static HourCase split(List<LocalDateTime> times) {
        int cut = (int) (TRAIN * times.size());
        return new HourCase(times.subList(0, cut), times.subList(cut, times.size()));
    }

    private static List<LocalPurchase> training(Map<String, HourCase> cases) {
        return cases.entrySet().stream()
                .flatMap(each -> each.getValue().train().stream().map(at -> new LocalPurchase(each.getKey(), at)))
                .toList();
    }

    private static void write(Map<String, HourCase> cases, PersonalHours model, Path out) throws IOException {
        try (Writer csv = Files.newBufferedWriter(out, UTF_8)) {
            csv.write("person");
            for (int hour = 0; hour < WeekHours.COUNT; hour++) csv.write(",p" + hour);
            csv.write('\n');
            for (Map.Entry<String, HourCase> each : cases.entrySet()) {
                WeekLaw law = model.lawFor(PersonHours.of(each.getValue().train()));
                csv.write(each.getKey());
                for (int hour = 0; hour < WeekHours.COUNT; hour++) csv.write("," + Numbers.format(law.share(hour)));
                csv.write('\n');
            }
        }
    }
}
