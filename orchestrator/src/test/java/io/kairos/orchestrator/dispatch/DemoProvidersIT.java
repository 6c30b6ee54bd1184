package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.demo.providers.DemoProviders;
import io.kairos.orchestrator.demo.providers.ProviderDesk;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The demo's providers, reached by its own settings: they fail when told to, and tell what became of a text message. */
@KairosTest
@Import(DispatchRig.class)
class DemoProvidersIT {
    private static final int BORNE = 10_000;
    /** More than one: a kept connection to a relay that is away is no news, and a new one is tried at once. */
    private static final int MANY = 3;

    private static final Map<String, Object> ADDRESS =
            Map.of("street", "5 rue des Carmes", "postalCode", "44000", "city", "Nantes", "country", "FR");
    private static final DemoApi API = DemoApi.onFreePort();
    private static final DemoProviders PROVIDERS = start();

    @Autowired
    ProviderDesk desk;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    DispatchRig rig;

    @Autowired
    DispatchQueue queue;

    @Autowired
    List<Pump> pumps;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    private ChannelTables tables;
    private Reachable ada;
    private int round;

    @DynamicPropertySource
    static void demo(DynamicPropertyRegistry registry) {
        Map<String, String> settings = new HashMap<>(PROVIDERS.settings(API.port()));
        List.of(
                        "smtp.answer-timeout",
                        "channels.sms.answer-timeout",
                        "channels.webhook.answer-timeout",
                        "channels.postal.timeout")
                .forEach(name -> settings.put("kairos." + name, "600ms"));
        settings.forEach((name, value) -> registry.add(name, () -> value));
        registry.add("server.port", API::port);
        // they fail on purpose, and one breaker serves all tests
        registry.add("kairos.dispatch.lanes.breaker.window", () -> BORNE);
        registry.add("kairos.dispatch.lanes.breaker.at-least", () -> BORNE);
    }

    @AfterAll
    static void end() {
        PROVIDERS.close();
    }

    @BeforeEach
    void customer() {
        desk.serve(PROVIDERS);
        tables = new ChannelTables(jdbc);
        ada = tables.reachable(clock.instant(), Map.of("firstName", "Ada", "lastName", "Petit", "address", ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({
        "relay, email, 429",
        "relay, email, 500",
        "relay, email, 503",
        "relay, email, hang",
        "relay, email, reset",
        "twilio, sms, 429",
        "shop, webhook, 500",
        "shop, webhook, reset",
        "google, display, 503",
        "meta, display, reset",
        "printer, postal, 429",
        "printer, postal, 500",
        "printer, postal, 503",
        "printer, postal, hang",
        "printer, postal, reset"
    })
    void what_a_provider_fails_on_before_it_has_the_message_goes_out_once_when_it_is_well_again(
            String provider, String channel, String trouble) throws Exception {
        fails(provider, trouble);

        NewDispatch due = sent(channel);
        assertThat(tables.state(due.id())).isEqualTo("ready");
        // the other network does not wait for the one that fails
        assertThat(mails(due)).isEqualTo(channel.equals("display") ? 1 : 0);

        mended(provider);
        clock.advance(Duration.ofHours(1));
        drain();
        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(mails(due)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"relay, email, unknown", "twilio, sms, unknown", "shop, webhook, ready", "printer, postal, ready"})
    void what_a_provider_took_without_a_word_is_there_once_whatever_is_known_of_it(
            String provider, String channel, String state) throws Exception {
        fails(provider, "drop");

        NewDispatch due = sent(channel);
        assertThat(tables.state(due.id())).isEqualTo(state);
        assertThat(mails(due)).isOne();

        mended(provider);
        clock.advance(Duration.ofHours(1));
        drain();
        assertThat(mails(due)).isOne();
    }

    @Test
    void lists_every_provider_and_how_often_it_still_fails() throws Exception {
        assertThat(send("PUT", "/api/demo/providers/printer/trouble", "{\"trouble\": \"503\", \"requests\": 7}")
                        .body())
                .contains("\"failing\":7");

        String all = send("GET", "/api/demo/providers", "").body();

        assertThat(all)
                .contains("relay", "twilio", "shop", "google", "meta", "printer")
                .contains("\"id\":\"printer\",\"channel\":\"postal\",\"failing\":7");
        mended("printer");
        assertThat(send("GET", "/api/demo/providers", "").body()).doesNotContain("\"failing\":7");
    }

    @Test
    void twilio_tells_what_became_of_a_message_and_the_customers_timeline_says_it() throws Exception {
        NewDispatch due = sent("sms");

        assertThat(told(due, "status", "{\"status\": \"delivered\"}")).isEqualTo("{\"status\":200}");

        assertThat(timeline()).contains("reached the customer by ");
        customer();
        NewDispatch off = sent("sms");
        assertThat(told(off, "status", "{\"status\": \"undelivered\"}")).isEqualTo("{\"status\":200}");
        assertThat(jdbc.queryForList(
                        "select kind || ' ' || mark from delivery_event where dispatch_id = ?", String.class, off.id()))
                .containsExactly("bounced soft");
        assertThat(timeline()).contains("30003");
    }

    @Test
    void stop_written_back_ends_text_messages_and_start_brings_them_back() throws Exception {
        NewDispatch due = sent("sms");

        assertThat(told(due, "reply", "{\"text\": \"STOP\"}")).isEqualTo("{\"status\":200}");

        assertThat(tables.consents(ada, "sms")).contains("* denied");
        assertThat(timeline())
                .contains("The customer wants no more messages by ")
                .contains("STOP");
        assertThat(tables.decisions(sent("sms").id())).containsExactly("refuse consent-denied");

        clock.advance(Duration.ofDays(2));
        told(due, "reply", "{\"text\": \"START\"}");
        assertThat(tables.state(sent("sms").id())).isEqualTo("accepted");
    }

    @Test
    void what_cannot_be_told_is_answered_with_the_reason_in_both_languages() throws Exception {
        String id = mailOf(sent("sms"));
        String email = mailOf(sent("email"));

        HttpResponse<String> word = send("POST", "/api/demo/messages/" + id + "/status", "{\"status\": \"lost\"}");
        assertThat(word.statusCode()).isEqualTo(400);
        assertThat(word.body()).contains("demo-status-unknown").contains("Give sent, delivered");
        assertThat(send("POST", "/api/demo/messages/" + id + "/reply", "{\"text\": \" \"}")
                        .body())
                .contains("demo-reply-text");
        for (String other : List.of("0", "x", email)) {
            HttpResponse<String> answer =
                    API.send("POST", "/api/demo/messages/" + other + "/reply", "{\"text\": \"STOP\"}", "fr");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("demo-message-unknown").contains("Ce SMS n’existe pas");
        }
    }

    private NewDispatch sent(String channel) {
        round++;
        NewDispatch due = tables.by(channel, ada.reminder(clock.instant(), round, Optional.empty()));
        queue.add(List.of(due));
        drain();
        return due;
    }

    private void drain() {
        rig.drain(dispatcher);
        pumps.stream().filter(pump -> pump.name().equals("print-shop")).forEach(Pump::runOnce);
    }

    private void fails(String provider, String trouble) throws Exception {
        String path = "/api/demo/providers/" + provider + "/trouble";
        assertThat(send("PUT", path, "{\"trouble\": \"" + trouble + "\", \"requests\": " + MANY + "}")
                        .statusCode())
                .isEqualTo(200);
    }

    private void mended(String provider) throws Exception {
        assertThat(send("DELETE", "/api/demo/providers/" + provider + "/trouble", "")
                        .statusCode())
                .isEqualTo(200);
    }

    private int mails(NewDispatch due) {
        Integer found = jdbc.queryForObject(
                "select count(*) from mailbox_message where dispatch_id = ?", Integer.class, due.id());
        return found == null ? 0 : found;
    }

    private String mailOf(NewDispatch due) {
        return jdbc.queryForList("select id::text from mailbox_message where dispatch_id = ?", String.class, due.id())
                .get(0);
    }

    private String told(NewDispatch due, String what, String body) throws Exception {
        return send("POST", "/api/demo/messages/" + mailOf(due) + "/" + what, body)
                .body();
    }

    private String timeline() throws Exception {
        return send("GET", "/api/customers/" + ada.customerId() + "/timeline", "")
                .body();
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return API.send(method, path, body, "en");
    }

    private static DemoProviders start() {
        try {
            return DemoProviders.start(
                    Files.createTempDirectory("demo-letters"), Instant.parse(KairosTest.CLOCK_START));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
