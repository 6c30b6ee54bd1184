package io.kairos.orchestrator.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/journeys")
@Tag(name = "Journeys")
class JourneysController {

    private final JourneyLibrary journeys;
    private final JourneyWords journeyWords;
    private final WaitingQuery waiting;
    private final Readers readers;
    private final JourneyStandings standings;
    private final JourneyDetails details;

    JourneysController(
            JourneyLibrary journeys,
            JourneyWords journeyWords,
            WaitingQuery waiting,
            Readers readers,
            JourneyStandings standings,
            JourneyDetails details) {
        this.details = details;
        this.standings = standings;
        this.journeys = journeys;
        this.journeyWords = journeyWords;
        this.waiting = waiting;
        this.readers = readers;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All journeys in their newest version, with who is inside and what became of the messages")
    JourneyView.All all(Locale locale) {
        Words words = readers.of(locale, ZoneOffset.UTC);
        Map<String, JourneyStandings.Standing> all = standings.all();
        Map<String, JourneyLibrary.Read> latest = journeys.latest();
        List<JourneyView> views = new ArrayList<>(latest.values().stream()
                .map(journey -> journeyWords.view(journey.version(), standing(all, journey), words))
                .toList());
        all.values().stream()
                .filter(one -> one.draft().isPresent() && !latest.containsKey(one.id()))
                .map(journeyWords::view)
                .forEach(views::add);
        return new JourneyView.All(views);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One journey with its steps and who waits where")
    JourneyDetail one(
            @PathVariable String id,
            @Parameter(description = "A version: its steps, and those inside it")
                    @RequestParam(required = false)
                    @Nullable
                    Integer version,
            Locale locale) {
        return version == null ? details.of(id, locale) : details.of(id, version, locale);
    }

    private static JourneyStandings.Standing standing(
            Map<String, JourneyStandings.Standing> all, JourneyLibrary.Read journey) {
        String id = journey.version().journeyId();
        return all.getOrDefault(id, JourneyStandings.Standing.live(id));
    }

    @GetMapping(path = "/{id}/bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "The journey as its marketer drew it: BPMN 2.0 with diagram")
    String bpmn(@PathVariable String id) {
        return journeys.source(journey(id).version());
    }

    @GetMapping(path = "/{id}/customers", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Who waits in a journey, those due soonest first")
    WaitingList customers(
            @PathVariable String id,
            @Parameter(description = "Element id of a step; all steps when absent")
                    @RequestParam(required = false)
                    @Nullable
                    String step,
            @Parameter(description = "Only those inside this version") @RequestParam(required = false) @Nullable
                    Integer version,
            @Parameter(description = "`late`: only those due more than a minute ago")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String after,
            Locale locale) {
        Words words = readers.of(locale, ZoneOffset.UTC);
        WaitingQuery.Start start = Asked.after(after, 2, JourneysController::start, WaitingQuery.FIRST);
        Optional<String> at = Optional.ofNullable(step).filter(text -> !text.isBlank());
        var filter = new WaitingQuery.Filter(at, Optional.ofNullable(version), "late".equals(state));
        Page<WaitingList.Row> page =
                waiting.page(journeyWithStep(id, filter), filter, start).map(row -> waiting(row, words));
        return new WaitingList(page.rows(), page.next());
    }

    private JourneyLibrary.Read journey(String id) {
        return Optional.ofNullable(journeys.latest().get(id)).orElseThrow(() -> Asked.unknown("journey-unknown", id));
    }

    private String journeyWithStep(String id, WaitingQuery.Filter filter) {
        JourneyLibrary.Read read = filter.version().isEmpty()
                ? journey(id)
                : journeys.version(id, filter.version().get()).orElseThrow(() -> Asked.unknown("journey-unknown", id));
        Optional<String> missing = filter.step()
                .filter(element -> read.journey()
                        .filter(file -> file.step(element).isEmpty())
                        .isPresent());
        missing.ifPresent(element -> {
            throw Asked.unknown("step-unknown", element);
        });
        return id;
    }

    private static WaitingQuery.Start start(List<String> key) {
        return new WaitingQuery.Start(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
    }

    private static WaitingList.Row waiting(Facts row, Words words) {
        UUID customer = UUID.fromString(row.required("customer_id"));
        return new WaitingList.Row(
                customer,
                row.text("label").orElseGet(() -> CustomerPortrait.anonymous(customer, words)),
                new WaitingList.Need(
                        UUID.fromString(row.required("need_id")),
                        row.text("product_type").orElse(""),
                        row.text("subject").orElse("")),
                row.required("waiting_at"),
                row.instant("due_at").orElse(null));
    }
}
