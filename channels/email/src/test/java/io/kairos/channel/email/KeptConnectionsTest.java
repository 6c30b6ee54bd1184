package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.email.ScriptedRelay.Act;
import io.kairos.channel.spi.DeliveryOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptConnectionsTest {

    @Test
    void one_connection_carries_many_mails() throws IOException {
        try (ScriptedRelay relay = ScriptedRelay.normal();
                SmtpChannel channel = new SmtpChannel(TestMail.patient(relay.port(), 4), TestMail.CLOCK)) {
            for (int i = 0; i < 50; i++) {
                assertThat(channel.deliver(TestMail.message("d-" + i))).isInstanceOf(DeliveryOutcome.Accepted.class);
            }

            assertThat(relay.connections).hasValue(1);
            assertThat(relay.mails).hasSize(50);
        }
    }

    @Test
    void there_are_never_more_connections_than_allowed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (ScriptedRelay relay = ScriptedRelay.normal();
                SmtpChannel channel = new SmtpChannel(TestMail.patient(relay.port(), 3), TestMail.CLOCK)) {
            for (Future<DeliveryOutcome> outcome : deliver(threads, channel, 200)) {
                assertThat(outcome.get()).isInstanceOf(DeliveryOutcome.Accepted.class);
            }

            assertThat(relay.mostAtOnce.get()).isLessThanOrEqualTo(3);
            assertThat(relay.connections.get()).isLessThanOrEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "421 4.4.2 idle for too long\r\n"})
    void a_connection_the_relay_closed_meanwhile_is_no_failure(String goodbye) throws IOException {
        ScriptedRelay.Script oneMailEach = (verb, connection, mail) ->
                verb.equals("MAIL") && mail == 2 ? Act.answerThenDrop(goodbye) : ScriptedRelay.NORMAL;
        try (ScriptedRelay relay = new ScriptedRelay(oneMailEach);
                SmtpChannel channel = new SmtpChannel(TestMail.patient(relay.port(), 1), TestMail.CLOCK)) {
            for (int i = 0; i < 3; i++) {
                assertThat(channel.deliver(TestMail.message("d-" + i))).isInstanceOf(DeliveryOutcome.Accepted.class);
            }

            assertThat(relay.connections).hasValue(3);
            assertThat(relay.mails).hasSize(3);
        }
    }

    @Test
    void a_relay_that_was_restarted_is_found_again() throws IOException {
        ScriptedRelay before = ScriptedRelay.normal();
        int port = before.port();
        try (SmtpChannel channel = new SmtpChannel(TestMail.patient(port, 1), TestMail.CLOCK)) {
            channel.deliver(TestMail.message("d-1"));
            before.close();
            assertThat(channel.deliver(TestMail.message("d-2"))).isInstanceOf(DeliveryOutcome.TryAgain.class);

            try (ScriptedRelay after = ScriptedRelay.on(port)) {
                assertThat(channel.deliver(TestMail.message("d-2"))).isInstanceOf(DeliveryOutcome.Accepted.class);
                assertThat(after.mails).hasSize(1);
            }
        }
    }

    @Test
    void a_refused_address_does_not_cost_the_connection() throws IOException {
        ScriptedRelay.Script refuseFirst = new ScriptedRelay.Script() {
            private int recipients;

            @Override
            public synchronized Act at(String verb, int connection, int mail) {
                return verb.equals("RCPT") && recipients++ == 0
                        ? Act.answer("550 5.1.1 no such user")
                        : ScriptedRelay.NORMAL;
            }
        };
        try (ScriptedRelay relay = new ScriptedRelay(refuseFirst);
                SmtpChannel channel = new SmtpChannel(TestMail.patient(relay.port(), 1), TestMail.CLOCK)) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.Refused.class);
            assertThat(channel.deliver(TestMail.message("d-2"))).isInstanceOf(DeliveryOutcome.Accepted.class);

            assertThat(relay.connections).hasValue(1);
            assertThat(relay.commands).containsSubsequence("RSET", "MAIL FROM:<shop@example.org>");
        }
    }

    @Test
    void a_caller_does_not_wait_for_ever_for_a_connection()
            throws IOException, ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ScriptedRelay relay = ScriptedRelay.at("DOT", Act.SILENT);
                SmtpChannel channel = new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK)) {
            List<String> outcomes = new ArrayList<>();
            for (Future<DeliveryOutcome> outcome : deliver(threads, channel, 2)) {
                outcomes.add(outcome.get().getClass().getSimpleName());
            }

            assertThat(outcomes).contains("Unknown").isSubsetOf("Unknown", "TryAgain");
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Future<DeliveryOutcome>> deliver(ExecutorService threads, SmtpChannel channel, int mails) {
        List<Future<DeliveryOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            String dispatchId = "d-" + i;
            outcomes.add(threads.submit(() -> channel.deliver(TestMail.message(dispatchId))));
        }
        return outcomes;
    }
}
