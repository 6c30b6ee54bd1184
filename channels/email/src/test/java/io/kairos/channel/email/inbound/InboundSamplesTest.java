package io.kairos.channel.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.email.inbound.Samples.Expected;
import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.channel.spi.Recipient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample says what the table says of it, whichever line ends it comes with. */
class InboundSamplesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InboundReader reader = Samples.reader();

    @ParameterizedTest
    @MethodSource("io.kairos.channel.email.inbound.Samples#all")
    void reads(Expected expected) throws IOException {
        byte[] unix = Samples.mail(expected.sample());
        byte[] wire = new String(unix, StandardCharsets.ISO_8859_1)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(List.of(summary(expected.sample(), unix), summary(expected.sample(), wire)))
                .containsOnly(expected);
    }

    @Test
    void there_are_at_least_forty_and_no_two_events_share_a_key() throws IOException {
        Set<String> keys = new HashSet<>();
        int events = 0;
        for (Expected expected : Samples.all()) {
            if (reader.read(Samples.mail(expected.sample()), NOW) instanceof InboundMail.Told told) {
                events += told.events().size();
                told.events().forEach(event -> keys.add(event.source().key()));
            }
        }

        assertThat(Samples.all()).hasSizeGreaterThan(40);
        assertThat(keys).hasSize(events);
    }

    @Test
    void a_repeat_has_the_key_of_the_first() throws IOException {
        byte[] mail = Samples.mail("postfix-user-unknown");

        assertThat(event(reader.read(mail, NOW.plusSeconds(60))).source().key())
                .isEqualTo(event(reader.read(mail, NOW)).source().key());
    }

    @Test
    void the_reason_names_no_address() throws IOException {
        DeliveryEvent.Bounced bounced =
                (DeliveryEvent.Bounced) event(reader.read(Samples.mail("postfix-user-unknown"), NOW));

        assertThat(bounced.why()).contains("User unknown").doesNotContain("ann");
    }

    private Expected summary(String sample, byte[] mail) {
        InboundMail read = reader.read(mail, NOW);
        if (read instanceof InboundMail.Automatic) {
            return new Expected(sample, "automatic", "-", "-", "-");
        }
        if (read instanceof InboundMail.Other) {
            return new Expected(sample, "other", "-", "-", "-");
        }
        DeliveryEvent event = event(read);
        return new Expected(
                sample,
                kind(event),
                code(event),
                event.source().dispatchId().orElse("-"),
                event.source().recipient().map(Recipient::line).orElse("-"));
    }

    private static DeliveryEvent event(InboundMail read) {
        List<DeliveryEvent> events = ((InboundMail.Told) read).events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String kind(DeliveryEvent event) {
        if (event instanceof DeliveryEvent.Bounced bounced) {
            return bounced.hard() ? "hard" : "soft";
        }
        if (event instanceof DeliveryEvent.Underway underway) {
            return underway.status().split(" ", 2)[0];
        }
        if (event instanceof DeliveryEvent.Replied) {
            return "replied";
        }
        return event instanceof DeliveryEvent.Complained
                ? "complained"
                : event instanceof DeliveryEvent.Unsubscribed ? "unsubscribed" : "delivered";
    }

    private static String code(DeliveryEvent event) {
        if (event instanceof DeliveryEvent.Bounced bounced) {
            return bounced.code();
        }
        return event instanceof DeliveryEvent.Underway underway
                        && underway.status().contains(" ")
                ? underway.status().split(" ", 2)[1]
                : "-";
    }
}
