package io.kairos.orchestrator.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.email.preflight.Preflight;
import io.kairos.channel.email.preflight.Preflight.Sending;
import io.kairos.channel.email.preflight.TxtLookup;
import io.kairos.channel.email.settings.EmailSettings.Preflighting;
import io.kairos.channel.spi.ChannelSettingsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PreflightCommandTest {
    private static final Map<String, String> GOOD = Map.of(
            "kairos.example", "v=spf1 include:relay.example -all",
            "_dmarc.kairos.example", "v=DMARC1; p=quarantine");

    private final Locale before = Locale.getDefault();
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void says_that_mails_will_be_believed() {
        assertThat(run(dns(GOOD), "email")).isZero();

        assertThat(said.toString())
                .contains("Mails from kairos.example")
                .contains("signed by nobody here")
                .contains("Nothing keeps these mails from arriving.");
    }

    @Test
    void says_what_is_missing_and_what_to_do_and_fails() {
        assertThat(run(dns(Map.of()), "email")).isEqualTo(1);

        assertThat(said.toString())
                .contains("STOP  kairos.example has 0 SPF records")
                .contains("(spf-missing)")
                .contains("(dmarc-missing)")
                .contains("mend what is marked STOP first");
    }

    @Test
    void speaks_french() {
        Locale.setDefault(Locale.FRENCH);

        assertThat(run(dns(Map.of()), "email")).isEqualTo(1);

        assertThat(said.toString()).contains("ARRÊT").contains("il en faut exactement un");
    }

    @Test
    void says_when_the_name_servers_are_silent() {
        assertThat(run(
                        name -> {
                            throw new TxtLookup.Unavailable(name, new IllegalStateException());
                        },
                        "email"))
                .isEqualTo(1);

        assertThat(said.toString()).contains("(dns-unavailable)");
    }

    @Test
    void checks_email_alone() {
        assertThat(run(dns(GOOD), "sms")).isEqualTo(2);
    }

    @Test
    void the_start_is_refused_where_the_operator_wants_that_and_never_for_the_built_in_mailbox() {
        Sending sending = new Sending("kairos.example", "kairos.example", Optional.empty());
        Preflight bad = new Preflight(dns(Map.of()));
        Preflight good = new Preflight(dns(GOOD));

        assertThatThrownBy(() -> new StartPreflight(Preflighting.REFUSE, false, () -> bad.check(sending))
                        .afterSingletonsInstantiated())
                .isInstanceOf(ChannelSettingsException.class)
                .hasMessageContaining("SPF")
                .hasMessageContaining("DMARC")
                .hasMessageContaining("Publish");
        for (StartPreflight harmless : List.of(
                new StartPreflight(Preflighting.REFUSE, false, () -> good.check(sending)),
                new StartPreflight(Preflighting.REFUSE, true, () -> bad.check(sending)),
                new StartPreflight(Preflighting.WARN, false, () -> bad.check(sending)),
                new StartPreflight(Preflighting.OFF, false, () -> bad.check(sending)))) {
            assertThatCode(harmless::afterSingletonsInstantiated).doesNotThrowAnyException();
        }
    }

    private int run(TxtLookup dns, String channel) {
        return new CommandLine(new PreflightCommand(dns))
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(channel);
    }

    private static TxtLookup dns(Map<String, String> records) {
        return name -> Optional.ofNullable(records.get(name)).stream().toList();
    }
}
