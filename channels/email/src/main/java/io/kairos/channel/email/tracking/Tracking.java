package io.kairos.channel.email.tracking;

import io.kairos.channel.email.SigningKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Makes the links of a mail tell when they are followed, and the mail when it is shown. Each target is signed with its
 * dispatch: the address that counts a click leads nowhere but where we said. Thread-safe.
 */
public final class Tracking {

    private static final String CLICK = "click";
    private static final String OPEN = "open";
    private static final String IMAGE = ".gif";
    private static final int MAC_BYTES = 16;
    private static final int MAX_TOKEN = 6_000;

    private final String base;
    private final SigningKeys keys;

    /** What is to be told; {@code NOTHING} leaves a mail as it is. */
    public record Wanted(boolean opens, boolean clicks) {
        public static final Wanted EVERYTHING = new Wanted(true, true);
        public static final Wanted NOTHING = new Wanted(false, false);
    }

    /** A link that was followed. */
    public record Click(String dispatchId, URI target) {}

    /** @param base public address of this program; links become {@code <base>/t/<token>}, the image {@code <base>/o/<token>.gif} */
    public Tracking(URI base, SigningKeys keys) {
        String text = base.toString();
        if (base.getHost() == null || !isWeb(text)) {
            throw new IllegalArgumentException("tracking address must be absolute and http or https: " + base);
        }
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.keys = keys;
    }

    /**
     * The same document with links and image that tell.
     *
     * @param untouched beginnings of addresses that stay as they are: those of unsubscribing and preferences
     */
    public String rewrite(String dispatchId, String html, Wanted wanted, Collection<String> untouched) {
        if (!wanted.opens() && !wanted.clicks()) {
            return html;
        }
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        if (wanted.clicks()) {
            for (Element link : document.select("a[href], area[href]")) {
                String target = link.attr("href").strip();
                boolean ours = untouched.stream().anyMatch(target::startsWith) || target.startsWith(base + "/t/");
                if (!ours
                        && isWeb(target)
                        && target.length() <= MAX_TOKEN / 2
                        && uri(target).isPresent()) {
                    link.attr("href", link(dispatchId, target));
                }
            }
        }
        if (wanted.opens()) {
            document.body()
                    .appendElement("img")
                    .attr("src", base + "/o/" + token(OPEN, dispatchId) + IMAGE)
                    .attr("width", "1")
                    .attr("height", "1")
                    .attr("alt", "")
                    .attr("style", "display:block;border:0;width:1px;height:1px");
        }
        return document.outerHtml();
    }

    /** The address that counts a click and leads on to the target. */
    public String link(String dispatchId, String target) {
        return base + "/t/" + token(CLICK, dispatchId + "\n" + target);
    }

    /** Where a token of {@code /t/} leads; empty when we did not sign it. */
    public Optional<Click> click(String token) {
        return text(CLICK, token).flatMap(text -> {
            int end = text.indexOf('\n');
            return uri(text.substring(end + 1)).map(target -> new Click(text.substring(0, end), target));
        });
    }

    /** The dispatch of a token of {@code /o/}, its {@code .gif} included; empty when we did not sign it. */
    public Optional<String> open(String token) {
        return token.endsWith(IMAGE)
                ? text(OPEN, token.substring(0, token.length() - IMAGE.length()))
                : Optional.empty();
    }

    private String token(String purpose, String text) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(keys.sign(purpose, text, MAC_BYTES));
    }

    private Optional<String> text(String purpose, String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        try {
            byte[] mac = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            String text = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            boolean good = mac.length == MAC_BYTES && keys.verify(purpose, text, mac);
            return good && token(purpose, text).startsWith(token.substring(0, dot + 1))
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(String address) {
        return address.regionMatches(true, 0, "https://", 0, 8) || address.regionMatches(true, 0, "http://", 0, 7);
    }

    private static Optional<URI> uri(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
