package io.kairos.channel.display.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.Recipient.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    /** SHA-256 of {@code test@example.com}, as every tool computes it. */
    private static final String TEST_AT_EXAMPLE = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";

    @ParameterizedTest
    @ValueSource(strings = {"test@example.com", "Test@Example.COM", "te st@example.com"})
    void hashes_an_email_as_both_networks_do(String email) {
        assertThat(GoogleIdentifiers.of(person(email, null))).containsExactly(Map.of("emailAddress", TEST_AT_EXAMPLE));
        assertThat(MetaIdentifiers.row(person(email, null)).orElseThrow())
                .containsExactly(TEST_AT_EXAMPLE, "", "", "", "", "");
    }

    @ParameterizedTest
    @CsvSource({
        "a.d.a+news@gmail.com, ada@gmail.com",
        "A.da@GoogleMail.com, ada@googlemail.com",
        "a.d.a+news@example.com, a.d.a+news@example.com",
        "+@gmail.com, +@gmail.com"
    })
    void google_drops_the_variants_of_gmail_and_meta_keeps_them(String email, String google) {
        assertThat(GoogleIdentifiers.emailHash(person(email, null))).contains(Normal.sha256(google));
        assertThat(MetaIdentifiers.emailHash(person(email, null)))
                .contains(Normal.sha256(email.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+33612345678", "+33 6 12 34 56 78", "0033 (6) 12-34.56/78"})
    void a_phone_has_a_plus_for_google_and_none_for_meta(String phone) {
        assertThat(GoogleIdentifiers.of(person(null, phone)))
                .containsExactly(Map.of("phoneNumber", Normal.sha256("+33612345678")));
        assertThat(MetaIdentifiers.row(person(null, phone)).orElseThrow().get(1))
                .isEqualTo(Normal.sha256("33612345678"));
    }

    @Test
    void names_are_hashed_and_google_gets_country_and_postal_code_in_the_clear() {
        Identity person = new Identity(
                Optional.empty(),
                Optional.empty(),
                Optional.of(" Zoë-Anne ".strip()),
                Optional.of("O'Neill"),
                Optional.of("US"),
                Optional.of("94107-1234"));

        assertThat(GoogleIdentifiers.of(person))
                .containsExactly(Map.of(
                        "address",
                        Map.of(
                                "givenName",
                                Normal.sha256("zoë-anne"),
                                "familyName",
                                Normal.sha256("o'neill"),
                                "regionCode",
                                "US",
                                "postalCode",
                                "94107-1234")));
        assertThat(MetaIdentifiers.row(person).orElseThrow())
                .containsExactly(
                        "",
                        "",
                        Normal.sha256("zoëanne"),
                        Normal.sha256("oneill"),
                        Normal.sha256("94107"),
                        Normal.sha256("us"));
    }

    @ParameterizedTest
    @CsvSource({"nobody,", "a@b,", "@example.com,", ",0612345678", ",12"})
    void what_cannot_be_compared_is_nobody(String email, String phone) {
        assertThat(GoogleIdentifiers.of(person(email, phone))).isEmpty();
        assertThat(MetaIdentifiers.row(person(email, phone))).isEmpty();
    }

    @Test
    void a_name_alone_is_nobody() {
        Identity person = new Identity(
                Optional.empty(),
                Optional.empty(),
                Optional.of("Ada"),
                Optional.of("Lovelace"),
                Optional.empty(),
                Optional.empty());

        assertThat(GoogleIdentifiers.of(person)).isEqualTo(List.of());
        assertThat(MetaIdentifiers.row(person)).isEmpty();
    }

    private static Identity person(@Nullable String email, @Nullable String phone) {
        return new Identity(
                Optional.ofNullable(email),
                Optional.ofNullable(phone),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
