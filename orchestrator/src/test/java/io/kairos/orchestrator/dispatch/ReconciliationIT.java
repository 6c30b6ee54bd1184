package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.providers.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class ReconciliationIT extends WithProviders {
    @Autowired
    Reconciliation reconciliation;

    @LocalServerPort
    int port;

    @Test
    void asks_no_sooner_than_the_provider_can_know() {
        lost(Fault.hang().butTaken());

        assertThat(reconciliation.runOnce()).isZero();
        assertThat(reconciliation.nextDue())
                .hasValueSatisfying(due -> assertThat(due).isAfter(clock.instant()));
    }

    @Test
    void finds_a_message_the_provider_has_and_never_sends_it_again() {
        NewDispatch due = lost(Fault.hang().butTaken());
        int posts = Providers.TWILIO.posts();

        clock.advance(Duration.ofMinutes(3));
        reconciliation.runOnce();
        rig.drain(dispatcher);

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(String.valueOf(tables.dispatch(due.id()).get("provider_id"))).startsWith("SM");
        assertThat(Providers.TWILIO.posts()).isEqualTo(posts);
    }

    @Test
    void sends_again_what_the_provider_certainly_does_not_have() {
        NewDispatch due = lost(Fault.hang());

        clock.advance(Duration.ofMinutes(3));
        reconciliation.runOnce();
        rig.drain(dispatcher);

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(tables.decisions(due.id())).contains("hold not-arrived");
        assertThat(Providers.TWILIO.received())
                .filteredOn(sms -> sms.to().equals(tables.phone(ada)))
                .hasSize(1);
    }

    @Test
    void leaves_it_open_where_another_message_to_the_number_may_be_it() {
        sent("sms", 2);
        NewDispatch due = lost(Fault.hang());

        clock.advance(Duration.ofMinutes(3));
        reconciliation.runOnce();

        assertThat(tables.state(due.id())).isEqualTo("unknown");
    }

    @Test
    void stops_asking_after_a_dozen_times_and_keeps_it_listed() throws Exception {
        sent("sms", 2);
        NewDispatch due = lost(Fault.hang());

        int asked = 0;
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(4));
            asked += reconciliation.runOnce();
        }

        assertThat(asked).isEqualTo(Doubts.TRIES);
        assertThat(reconciliation.nextDue()).isEmpty();
        assertThat(get().body()).contains(due.id().toString());
    }

    @Test
    void operator_has_it_sent_again_or_leaves_it_at_that() throws Exception {
        NewDispatch again = lost(Fault.hang());
        NewDispatch left = lost(Fault.hang(), 2);

        assertThat(resolve(again.id(), "resend").statusCode()).isEqualTo(200);
        assertThat(resolve(left.id(), "close").statusCode()).isEqualTo(200);
        rig.drain(dispatcher);

        assertThat(tables.state(again.id())).isEqualTo("accepted");
        assertThat(tables.dispatch(left.id()))
                .containsEntry("state", "cancelled")
                .containsEntry("close_code", "closed-by-operator")
                .doesNotContainEntry("sent_at", null);
        assertThat(get().body()).doesNotContain(again.id().toString(), left.id().toString());
        assertThat(resolve(left.id(), "resend").statusCode()).isEqualTo(409);
        assertThat(resolve(UUID.randomUUID(), "close").statusCode()).isEqualTo(404);
        assertThat(resolve(left.id(), "burn").body()).contains("dispatch-action-unknown");
    }

    private NewDispatch lost(Fault fault) {
        return lost(fault, 1);
    }

    private NewDispatch lost(Fault fault, int round) {
        Providers.TWILIO.faults().next(fault);
        NewDispatch due = sent("sms", round);
        assertThat(tables.state(due.id())).isEqualTo("unknown");
        return due;
    }

    private HttpResponse<String> get() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(local("unknown")).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> resolve(UUID id, String action) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(local(id + "/resolve"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"action\": \"" + action + "\"}"))
                                .build(),
                        BodyHandlers.ofString());
    }

    private URI local(String path) {
        return URI.create("http://localhost:" + port + "/api/dispatches/" + path);
    }
}
