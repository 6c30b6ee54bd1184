package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.DeliveryOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Logging in at the relay, by password and by OAuth 2.0 access token. */
class LoginTest {

    private static final String OFFER = "250-relay\r\n250 AUTH PLAIN LOGIN XOAUTH2";

    @Test
    void a_password_is_given() throws IOException {
        try (ScriptedRelay relay = relay("235 welcome");
                SmtpChannel channel = channel(relay, new SmtpSettings.Login("kairos", "secret"))) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.Accepted.class);
            assertThat(relay.commands).anyMatch(command -> command.startsWith("AUTH"));
            assertThat(relay.commands).noneMatch(command -> command.contains("XOAUTH2"));
        }
    }

    @Test
    void an_access_token_is_asked_anew_for_each_connection() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        SmtpSettings.Login login = SmtpSettings.Login.oauth2("kairos", () -> "token-" + asked.incrementAndGet());
        try (ScriptedRelay relay = relay("235 welcome")) {
            for (int round = 0; round < 2; round++) {
                try (SmtpChannel channel = channel(relay, login)) {
                    assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.Accepted.class);
                }
            }
            String second = Base64.getEncoder()
                    .encodeToString(
                            "user=kairos\u0001auth=Bearer token-2\u0001\u0001".getBytes(StandardCharsets.UTF_8));
            assertThat(relay.commands).contains("AUTH XOAUTH2 " + second);
        }
    }

    @Test
    void a_refused_login_is_ours_to_mend() throws IOException {
        try (ScriptedRelay relay = relay("535 5.7.8 no");
                SmtpChannel channel = channel(relay, new SmtpSettings.Login("kairos", "wrong"))) {
            assertThat(channel.deliver(TestMail.message("d-1")))
                    .isInstanceOfSatisfying(
                            DeliveryOutcome.TryAgain.class,
                            again -> assertThat(again.why()).contains("user and password"));
            assertThat(relay.commands).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    private static ScriptedRelay relay(String answer) throws IOException {
        return new ScriptedRelay((verb, connection, mail) -> switch (verb) {
            case "EHLO" -> ScriptedRelay.Act.answer(OFFER);
            case "AUTH" -> ScriptedRelay.Act.answer(answer);
            default -> ScriptedRelay.NORMAL;
        });
    }

    private static SmtpChannel channel(ScriptedRelay relay, SmtpSettings.Login login) {
        SmtpSettings plain = TestMail.patient(relay.port(), 1);
        return new SmtpChannel(
                new SmtpSettings(
                        plain.host(), plain.port(), plain.tls(), Optional.of(login), plain.from(), plain.limits()),
                TestMail.CLOCK);
    }
}
