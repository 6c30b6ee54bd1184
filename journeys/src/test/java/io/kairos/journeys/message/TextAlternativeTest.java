package io.kairos.journeys.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextAlternativeTest {

    @Test
    void says_what_the_html_says() {
        String html = """
                <!doctype html><html><head><title>t</title><style>p { color: red }</style></head><body>
                <div style="display: none">preview line</div>
                <h1>Your   sofa</h1>
                <p>It <b>waits</b> for
                you.<br>Still.</p>
                <ul><li>soft</li><li>green &amp; large</li></ul>
                <p><a class="button" href="https://shop.example/s?a=1&amp;b=2">See it</a></p>
                <hr>
                <table><tr><td>Price</td><td>€ 890</td></tr></table>
                <p><img alt="A sofa" src="x"> <a href="https://shop.example/">https://shop.example/</a></p>
                </body></html>""";

        assertThat(TextAlternative.of(html)).isEqualTo("""
                        Your sofa

                        It waits for you.
                        Still.

                        - soft
                        - green & large

                        See it (https://shop.example/s?a=1&b=2)

                        --

                        Price € 890

                        A sofa https://shop.example/""");
    }

    @Test
    void the_own_text_of_a_message_wins() {
        String html = "--- subject\ns\n--- html\n<p>{{ need.subject }} in HTML</p>\n";
        Map<String, Object> values = Map.of("need", Map.of("subject", "<b>Sofa</b>"));

        assertThat(Drafts.english(html, values).text()).isEqualTo("<b>Sofa</b> in HTML");
        assertThat(Drafts.english(html + "--- text\nOwn words\n", values).text())
                .isEqualTo("Own words");
    }
}
