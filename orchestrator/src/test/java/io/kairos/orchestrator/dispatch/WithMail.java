package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.dispatch.MailServer.Mail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application with a relay and a bounce mailbox on this machine, and one customer. */
abstract class WithMail extends SendingCase {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final String SHOP = "https://shop.example.org/oslo?colour=grey";
    static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15";

    @Autowired
    Dispatcher dispatcher;

    @LocalServerPort
    int port;

    DispatchTables tables;
    Reachable ada;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MailServer.settings(registry);
    }

    @BeforeEach
    void customer() {
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
        jdbc.update("update need set features = jsonb_build_object('url', ?) where id = ?", SHOP, ada.needId());
    }

    NewDispatch due(int round) {
        NewDispatch due = ada.reminder(clock.instant(), round, Optional.empty());
        queue.add(List.of(due));
        clock.advance(Duration.ofDays(round == 1 ? 0 : 9));
        rig.drain(dispatcher);
        return due;
    }

    Mail sent(int round) {
        return MailServer.mail(due(round));
    }

    /** Kind, mark and detail, in the order of their instants. */
    List<String> outcomes() {
        return jdbc.queryForList(
                "select kind || ' ' || mark || case when detail = '' then '' else ' ' || detail end from delivery_event"
                        + " where customer_id = ? order by at, rank",
                String.class,
                ada.customerId());
    }

    String timeline(String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        local(MailServer.PUBLIC + "/api/customers/" + ada.customerId() + "/timeline"))
                .header("Accept-Language", language)
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    HttpResponse<String> get(String url, String userAgent) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(local(url))
                        .header("User-Agent", userAgent)
                        .build(),
                BodyHandlers.ofString());
    }

    /** A proxy hands what comes to the public address on to the application. */
    URI local(String url) {
        return URI.create(url.replace(MailServer.PUBLIC, "http://localhost:" + port));
    }
}
