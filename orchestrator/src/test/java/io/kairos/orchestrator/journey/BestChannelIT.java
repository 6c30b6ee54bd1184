package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.postal.schedule.Holidays;
import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.support.KairosTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journeys whose steps leave the channel open, with email, text messages and letters switched on. */
@KairosTest
@Import(JourneyWorld.class)
class BestChannelIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);
    private static final Map<String, Object> MEAL = Map.of("cuisine", "Ramen", "name", "Shoyu", "price", 14);
    private static final Map<String, Object> ADDRESS =
            Map.of("street", "5 rue des Carmes", "postalCode", "44000", "city", "Nantes", "country", "FR");
    private static final String DUE = "select due_at from moment where customer_id = ? order by round limit 1";

    @TempDir
    static Path printer;

    @Autowired
    private JourneyWorld world;

    @Autowired
    private JourneyRegistry journeys;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void channels(DynamicPropertyRegistry registry) throws IOException {
        String folder = Files.createDirectories(printer.resolve("letters")).toString();
        registry.add("kairos.channels.sms.account-sid", () -> "AC0123456789abcdef0123456789abcdef");
        registry.add("kairos.channels.sms.auth-token", () -> "twilio-token-of-the-tests");
        registry.add("kairos.channels.sms.sender", () -> "+15005550006");
        registry.add("kairos.channels.sms.base-url", () -> "http://127.0.0.1:9");
        registry.add("kairos.channels.sms.public-url", () -> "https://kairos.example/callbacks/sms");
        registry.add("kairos.channels.postal.sender.name", () -> "Maison Kairos");
        registry.add("kairos.channels.postal.sender.address", () -> "12 rue du Port, 44000 Nantes");
        registry.add("kairos.channels.postal.folder", () -> folder);
    }

    @BeforeEach
    void every_step_leaves_its_channel_open() {
        for (String id : ShippedJourneys.ids()) {
            journeys.deploy(id, open(id));
        }
    }

    private static byte[] open(String id) {
        return new String(ShippedJourneys.bpmn(id), StandardCharsets.UTF_8)
                .replace("name=\"kairos.send.channel\" value=\"email\"", "name=\"kairos.send.channel\" value=\"best\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_letter_is_handed_over_before_the_cut_off_that_puts_it_on_the_doorstep_when_it_is_best_read() {
        var customer = customer(ADDRESS, "email", "sms", "postal");

        world.track(customer, "Product Viewed", SOFA);

        var decision = decision(customer, "en");
        assertThat(states(decision)).containsExactly("postal chosen", "sms less", "email less");
        var due = due(customer).atZone(PARIS);
        assertThat(due.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(13, 0));
        var reasons = texts(decision.path("reasons"));
        assertThat(reasons)
                .anyMatch(text ->
                        text.startsWith("By letter: of the channels that reach the customer it is worth the most,"))
                .anyMatch(text -> text.contains("costs 0.95 EUR") && text.contains("considered for weeks"))
                .anyMatch(text -> text.startsWith("Handed over on "))
                .anyMatch(text -> text.startsWith("Not by text message: ") && text.contains(" EUR a message"));
        var channels = decision.path("channels");
        assertThat(channels.get(0).path("value").asDouble())
                .isGreaterThan(channels.get(1).path("value").asDouble());
        // a letter leaves days before a text message would, to be read at the same time
        assertThat(Instant.parse(channels.get(0).path("bestAt").asString()))
                .isBefore(
                        Instant.parse(channels.get(1).path("bestAt").asString()).minus(Duration.ofDays(2)));
        assertThat(texts(decision(customer, "fr").path("reasons")))
                .anyMatch(text -> text.startsWith("Par lettre : parmi les canaux qui atteignent le client"));

        world.pass(Duration.between(world.now(), due.toInstant()).plusMinutes(5));

        assertThat(sentBy(customer)).containsExactly("postal accepted");
    }

    @Test
    void a_channel_without_address_or_consent_is_left_out_and_says_so() {
        var customer = customer(Map.of(), "email", "postal");

        world.track(customer, "Product Viewed", SOFA);

        var decision = decision(customer, "en");
        assertThat(states(decision)).containsExactly("email chosen", "postal unreachable", "sms unreachable");
        assertThat(texts(decision.path("reasons")))
                .anyMatch(text -> text.startsWith("By email, the only channel"))
                .contains("There is no letter address of the customer.")
                .contains("The customer never agreed to reminders by text message.");
    }

    @Test
    void what_is_decided_in_minutes_goes_by_the_channel_that_is_read_in_minutes() {
        var customer = customer(ADDRESS, "email", "sms", "postal");

        world.track(customer, "Meal Viewed", MEAL);

        var decision = decision(customer, "en");
        assertThat(states(decision)).startsWith("sms chosen").contains("postal too-late");
        assertThat(texts(decision.path("reasons")))
                .anyMatch(text -> text.startsWith("Not by letter: what is handed over now is there on "))
                .anyMatch(text -> text.contains("decided within minutes") && text.contains("read about 5 min after"));
    }

    @Test
    void a_letter_that_could_not_arrive_before_the_date_is_not_weighed() {
        var customer = customer(ADDRESS, "email", "postal");
        var date = LocalDate.ofInstant(world.now(), PARIS).plusDays(2);

        world.track(
                customer,
                "Trip Searched",
                Map.of(
                        "destination",
                        "Lisbon",
                        "check_in",
                        date.toString(),
                        "check_out",
                        date.plusDays(2).toString()));

        var decision = decision(customer, "en");
        assertThat(states(decision)).contains("postal too-late");
        assertThat(texts(decision.path("reasons")))
                .anyMatch(text -> text.startsWith("Not by letter: what is handed over now is there on "));
    }

    @Test
    void a_consent_taken_back_before_the_moment_lets_the_next_best_channel_go() {
        var customer = customer(Map.of(), "email", "sms");
        world.track(customer, "Product Viewed", SOFA);
        assertThat(states(decision(customer, "en"))).startsWith("sms chosen", "email less");

        world.identify(customer, Map.of("consents", Map.of("sms", Map.of("reminders", false))));
        world.pass(Duration.between(world.now(), due(customer)).plusMinutes(5));

        assertThat(sentBy(customer)).startsWith("email accepted");
        assertThat(world.ask(
                        customer,
                        "select reasons::text from decision where customer_id = ? and reasons::text like '%channel-instead%'",
                        String.class))
                .singleElement()
                .asString()
                .contains("consent-denied", "email");
    }

    @Test
    void the_day_a_rule_names_is_when_the_letter_is_there_or_the_last_with_a_delivery_before_it() {
        for (var day : List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY)) {
            var today = LocalDate.ofInstant(world.now(), PARIS);
            world.pass(Duration.ofDays(
                    Math.floorMod(day.getValue() - today.getDayOfWeek().getValue(), 7)));
            var useful = LocalDate.ofInstant(world.now(), PARIS).plusDays(6);
            var customer = customer(ADDRESS, "postal");
            world.track(customer, "Meal Viewed", MEAL);
            world.track(customer, "Meal Ordered", MEAL);

            var decision = decision(customer, "after-purchase", "en");

            assertThat(states(decision)).startsWith("postal chosen");
            assertThat(decision.path("reasons").toString()).contains("\"thereDate\":\"" + delivery(useful) + "\"");
        }
    }

    private static LocalDate delivery(LocalDate day) {
        var closed = Holidays.in("FR", Year.of(day.getYear()), 1);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY || closed.contains(day) ? delivery(day.minusDays(1)) : day;
    }

    /** With an email address and a number; agreed to everything by these channels. */
    private String customer(Map<String, Object> address, String... agreed) {
        var customer = "test-" + UUID.randomUUID();
        Map<String, Object> consents = new HashMap<>();
        for (String channel : agreed) {
            consents.put(channel, Map.of("reminders", true, "recommendations", true));
        }
        Map<String, Object> traits = new HashMap<>(Map.of(
                "email",
                customer + "@customers.example",
                "phone",
                "+3361" + String.format("%07d", Math.floorMod(customer.hashCode(), 10_000_000)),
                "firstName",
                "Ana",
                "lastName",
                "Martin",
                "timezone",
                "Europe/Paris",
                "consents",
                consents));
        if (!address.isEmpty()) {
            traits.put("address", address);
        }
        world.identify(customer, traits);
        return customer;
    }

    private Instant due(String customer) {
        return world.ask(customer, DUE, OffsetDateTime.class).get(0).toInstant();
    }

    private List<String> sentBy(String customer) {
        return world.ask(
                customer,
                "select channel || ' ' || state from dispatch where customer_id = ? order by created_at",
                String.class);
    }

    private JsonNode decision(String customer, String language) {
        return decision(customer, "%", language);
    }

    private JsonNode decision(String customer, String journey, String language) {
        var id = world.ask(
                        customer,
                        "select id from decision where customer_id = ? and journey_id like '" + journey
                                + "' and kind in ('moment', 'no-send') order by at, id limit 1",
                        UUID.class)
                .get(0);
        return get("/api/decisions/" + id, language);
    }

    private JsonNode get(String path, String language) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Accept-Language", language)
                    .build();
            return JsonMapper.shared()
                    .readTree(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> states(JsonNode decision) {
        List<String> states = new ArrayList<>();
        decision.path("channels")
                .forEach(one -> states.add(
                        one.path("channel").asString() + " " + one.path("state").asString()));
        return states;
    }

    private static List<String> texts(JsonNode reasons) {
        List<String> texts = new ArrayList<>();
        reasons.forEach(reason -> texts.add(reason.path("text").asString()));
        return texts;
    }
}
