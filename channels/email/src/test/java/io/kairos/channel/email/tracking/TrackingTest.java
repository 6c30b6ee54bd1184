package io.kairos.channel.email.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.email.SigningKeys;
import io.kairos.channel.email.tracking.Tracking.Click;
import io.kairos.channel.email.tracking.Tracking.Wanted;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingTest {

    private static final String BASE = "https://kairos.example.org";
    private static final String SHOP = "https://shop.example.org/sofas?a=1&b=é%20x#grey";
    private static final String HTML = """
            <html><head><title>x</title></head><body><!--[if mso]><a href="https://outlook.example/"><![endif]-->
            <a id="shop" href="https://shop.example.org/sofas?a=1&amp;b=é%20x#grey">Sofas</a>
            <a id="stop" href="https://kairos.example.org/u/abc">Unsubscribe</a>
            <a id="choose" href="https://kairos.example.org/preferences/abc">Preferences</a>
            <a id="mail" href="mailto:shop@example.org">Write</a><a id="here" href="#top">Up</a>
            <a id="bad" href="javascript:alert(1)">No</a></body></html>""";
    private static final List<String> UNTOUCHED = List.of(BASE + "/u/", BASE + "/preferences/");

    private final Tracking tracking =
            new Tracking(URI.create(BASE + "/"), SigningKeys.of("a secret of the tests alone"));

    @Test
    void links_lead_through_us_and_on_to_their_target() {
        Document mail = Jsoup.parse(tracking.rewrite("d-1", HTML, Wanted.EVERYTHING, UNTOUCHED));

        String link = mail.expectFirst("#shop").attr("href");
        assertThat(link).startsWith(BASE + "/t/");
        assertThat(tracking.click(link.substring((BASE + "/t/").length())))
                .contains(new Click("d-1", URI.create(SHOP)));
        String image = mail.select("img[width=1]").attr("src");
        assertThat(tracking.open(image.substring((BASE + "/o/").length()))).contains("d-1");
    }

    @ParameterizedTest
    @CsvSource({
        "stop, https://kairos.example.org/u/abc",
        "choose, https://kairos.example.org/preferences/abc",
        "mail, mailto:shop@example.org",
        "here, #top",
        "bad, javascript:alert(1)"
    })
    void what_is_no_link_of_the_shop_stays(String id, String href) {
        Document mail = Jsoup.parse(tracking.rewrite("d-1", HTML, Wanted.EVERYTHING, UNTOUCHED));

        assertThat(mail.expectFirst("#" + id).attr("href")).isEqualTo(href);
        assertThat(mail.html()).contains("<!--[if mso]><a href=\"https://outlook.example/\"><![endif]-->");
    }

    @Test
    void each_can_be_done_without() {
        assertThat(tracking.rewrite("d-1", HTML, Wanted.NOTHING, UNTOUCHED)).isEqualTo(HTML);
        assertThat(tracking.rewrite("d-1", HTML, new Wanted(true, false), UNTOUCHED))
                .doesNotContain("/t/");
        assertThat(tracking.rewrite("d-1", HTML, new Wanted(false, true), UNTOUCHED))
                .doesNotContain("/o/");
    }

    @Test
    void an_altered_token_is_refused() {
        String token = tracking.link("d-1", SHOP).substring((BASE + "/t/").length());
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tracking.click(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(tracking.open(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "a.b", "aHR0cHM6Ly9ldmlsLmV4YW1wbGU.AAAA", "https://evil.example", "..", "%00.%00"})
    void nobody_else_s_token_leads_anywhere(String token) {
        assertThat(tracking.click(token)).isEmpty();
        assertThat(tracking.open(token)).isEmpty();
    }

    @Test
    void the_base_is_checked() {
        assertThatThrownBy(() -> new Tracking(URI.create("ftp://x"), SigningKeys.of("a secret of the tests alone")))
                .hasMessageContaining("http or https");
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0, 3600, true",
        "'', 3600, true",
        "Barracuda Sentinel (EE), 60, true",
        "python-requests/2.31, 60, true",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15', 3600, false",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15', 2, true",
        "'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)', 600, true",
        "'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)', 1, true",
        "'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html', 600, true"
    })
    void machines_are_told_from_people(String userAgent, long seconds, boolean machine) {
        assertThat(MachineOpens.isMachine(userAgent, Duration.ofSeconds(seconds)))
                .isEqualTo(machine);
    }
}
