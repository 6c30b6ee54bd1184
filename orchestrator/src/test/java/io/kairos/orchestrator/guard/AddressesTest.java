package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.Recipient;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.ZoneSource;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final Map<String, Object> HOME =
            Map.of("street", "1 rue de la Paix", "city", "Paris", "postalCode", "75002", "country", "France");

    @Test
    void letter_needs_every_part_of_the_address() {
        assertThat(reached(Recipient.Kind.POSTAL, Map.of("address", HOME, "lastName", "Lovelace")))
                .isEqualTo(new Reached.At(
                        new Recipient.Postal("Ada Lovelace", List.of("1 rue de la Paix"), "75002", "Paris", "", "FR")));
        assertThat(reached(Recipient.Kind.POSTAL, Map.of("address", Map.of("country", "Atlantis", "city", "Paris"))))
                .isEqualTo(new Reached.Incomplete("name, street, postalCode, country"));
        assertThat(reached(Recipient.Kind.POSTAL, Map.of())).isInstanceOf(Reached.Nowhere.class);
    }

    @Test
    void letter_with_a_hidden_control_character_is_not_sent() {
        Map<String, Object> forged =
                Map.of("street", "1 rue", "city", "Paris\u0007", "postalCode", "75002", "country", "FR");

        assertThat(reached(Recipient.Kind.POSTAL, Map.of("address", forged, "lastName", "Lovelace")))
                .isInstanceOf(Reached.Unusable.class);
    }

    @Test
    void audience_is_told_what_is_known_of_the_person() {
        assertThat(reached(Recipient.Kind.IDENTITY, Map.of("address", HOME)))
                .isEqualTo(new Reached.At(new Recipient.Identity(
                        Optional.of("ada@example.org"),
                        Optional.of("+33612345678"),
                        Optional.of("Ada"),
                        Optional.empty(),
                        Optional.of("FR"),
                        Optional.of("75002"))));
    }

    @Test
    void phone_and_web_address_come_in_their_own_kind() {
        assertThat(reached(Recipient.Kind.PHONE, Map.of()))
                .isEqualTo(new Reached.At(new Recipient.Phone("+33612345678")));
        assertThat(reached(Recipient.Kind.URL, Map.of()))
                .isEqualTo(new Reached.At(new Recipient.Url(URI.create("https://example.org/hook"))));
    }

    private static Reached reached(Recipient.Kind kind, Map<String, Object> traits) {
        return Addresses.of("any", reaching(kind), customer(traits));
    }

    static ChannelReach reaching(Recipient.Kind kind) {
        return new ChannelReach() {
            @Override
            public Recipient.Kind recipientOf(String channel) {
                return kind;
            }

            @Override
            public Optional<URI> urlOf(String channel) {
                return Optional.of(URI.create("https://example.org/hook"));
            }
        };
    }

    private static CustomerProfile customer(Map<String, Object> traits) {
        return new CustomerProfile(
                UUID.randomUUID(),
                Optional.of("ada"),
                Optional.of("ada@example.org"),
                Optional.of("+33612345678"),
                Optional.of("Ada"),
                ZoneId.of("Europe/Paris"),
                ZoneSource.EXPLICIT,
                Locale.ENGLISH,
                traits);
    }
}
