package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.capture.Capture;
import io.kairos.orchestrator.capture.CapturedEvent;
import io.kairos.orchestrator.capture.EventType;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** C5: a yes to the topic {@code club} counts once it is confirmed; of {@code club-de} only where the customer lives in Germany. */
@KairosTest
@Import(DispatchRig.class)
class DoubleOptInIT {
    private static final Pattern LINK = Pattern.compile("/confirm/[A-Za-z0-9_-]+");

    @Autowired
    DispatchRig rig;

    @Autowired
    DispatchQueue queue;

    @Autowired
    Capture capture;

    @Autowired
    List<Pump> pumps;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    @LocalServerPort
    int port;

    private final ScriptedChannel channel = ScriptedChannel.accepting();
    private final HttpClient client = HttpClient.newHttpClient();
    private DispatchTables tables;
    private Reachable ada;

    @BeforeEach
    void customer() {
        jdbc.update("update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending')");
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
        jdbc.update(
                "insert into identity (kind, value, customer_id, since) values ('user_id', ?, ?, ?)",
                ada.customerId().toString(),
                ada.customerId(),
                DispatchTables.at(clock.instant()));
    }

    @Test
    void c5_no_marketing_goes_before_the_yes_is_confirmed_and_the_proof_is_kept() throws Exception {
        says(Map.of("email", Map.of("club", true)), Map.of());
        assertThat(status("club")).isEqualTo("pending");
        NewDispatch news = about("club");

        askedToConfirm();
        OutboundMessage question = channel.taken().get(0);
        assertThat(channel.taken()).as("the question alone").hasSize(1);
        assertThat(tables.decisions(news.id())).containsExactly("hold consent-pending");
        assertThat(question.headers()).as("owed to the customer").doesNotContainKey("List-Unsubscribe");

        HttpResponse<String> page = get(question);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<button").contains("club").doesNotContain("<script");
        assertThat(status("club")).as("a scanner opened the link").isEqualTo("pending");

        assertThat(post(question).body()).contains("Your yes is confirmed");
        rig.drain(rig.dispatcher(channel));

        assertThat(status("club")).isEqualTo("granted");
        assertThat(channel.taken(news)).isEqualTo(1);
        assertThat(jdbc.queryForMap(
                        "select channel, topic, source, address, text_version, confirmed_at is not null as confirmed"
                                + " from consent_confirmation where customer_id = ?",
                        ada.customerId()))
                .containsEntry("channel", "email")
                .containsEntry("topic", "club")
                .containsEntry("source", "trait")
                .containsEntry("address", "c-" + ada.customerId() + "@example.org")
                .containsEntry("confirmed", true)
                .hasEntrySatisfying(
                        "text_version",
                        version -> assertThat(version.toString()).startsWith("en-"));
        assertThat(post(question).body()).as("the same again").contains("Your yes is confirmed");
    }

    @Test
    void c5_a_no_said_before_the_confirmation_counts() throws Exception {
        says(Map.of("email", Map.of("club", true)), Map.of());
        askedToConfirm();
        clock.advance(Duration.ofMinutes(1));
        says(Map.of("email", Map.of("club", false)), Map.of());

        assertThat(post(channel.taken().get(0)).body()).contains("Nothing to confirm");
        assertThat(status("club")).isEqualTo("denied");
    }

    @Test
    void c5_nobody_confirms_with_a_changed_an_old_or_another_link() throws Exception {
        says(Map.of("email", Map.of("club", true)), Map.of());
        askedToConfirm();
        OutboundMessage question = channel.taken().get(0);
        String link = link(question);
        char last = link.charAt(link.length() - 3);

        assertThat(post(link.substring(0, link.length() - 3)
                                + (last == 'A' ? 'B' : 'A')
                                + link.substring(link.length() - 2))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(link.replace("/confirm/", "/preferences/")).statusCode())
                .isGreaterThanOrEqualTo(400);
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        assertThat(post(question).body()).contains("confirm-link-invalid");
        assertThat(status("club")).isEqualTo("pending");
    }

    @Test
    void what_needs_no_confirmation_counts_at_once_and_what_is_confirmed_stays_so() throws Exception {
        says(Map.of("email", Map.of("news", true, "club-de", true)), Map.of("country", "France"));
        assertThat(status("news")).isEqualTo("granted");
        assertThat(status("club-de")).isEqualTo("granted");
        clock.advance(Duration.ofMinutes(1));
        says(Map.of("email", Map.of("club-de", true)), Map.of("country", "Germany"));
        assertThat(status("club-de")).as("said again").isEqualTo("granted");

        Reachable german = ada;
        customer();
        says(Map.of("email", Map.of("club-de", true)), Map.of("country", "Germany"));
        assertThat(status("club-de")).isEqualTo("pending");
        assertThat(german.customerId()).isNotEqualTo(ada.customerId());
    }

    private void says(Map<String, Object> consents, Map<String, Object> traits) {
        Map<String, Object> all = new java.util.HashMap<>(traits);
        all.put("consents", consents);
        capture.submit(List.of(new CapturedEvent(
                        UUID.randomUUID().toString(),
                        EventType.IDENTIFY,
                        "identify",
                        Optional.of(ada.customerId().toString()),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant(),
                        all,
                        Map.of(),
                        "test")))
                .join();
    }

    private NewDispatch about(String topic) {
        NewDispatch news = ada.reminder(clock.instant());
        queue.add(List.of(news));
        jdbc.update("update dispatch set topic = ? where id = ?", topic, news.id());
        return news;
    }

    private void askedToConfirm() {
        pumps.stream()
                .filter(pump -> pump.name().equals("consent-confirmation"))
                .forEach(Pump::runOnce);
        rig.drain(rig.dispatcher(channel));
    }

    private String status(String topic) {
        return jdbc.queryForList(
                        "select status from consent where customer_id = ? and channel = 'email' and topic = ?",
                        String.class,
                        ada.customerId(),
                        topic)
                .get(0);
    }

    private HttpResponse<String> get(OutboundMessage question) throws Exception {
        return client.send(request(link(question)).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(OutboundMessage question) throws Exception {
        return post(link(question));
    }

    private HttpResponse<String> post(String link) throws Exception {
        return client.send(
                request(link).POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", "en");
    }

    private static String link(OutboundMessage question) {
        Matcher found = LINK.matcher(question.content().text());
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
