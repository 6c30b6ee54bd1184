package io.kairos.channel.sms;

import io.kairos.channel.sms.SmsSettings.Callbacks;
import io.kairos.channel.spi.CallbackChannel.Callback;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address a request was sent to, as the sender wrote it: it is what is signed. A proxy may have changed scheme, host,
 * port and path on the way; it does not touch the query.
 */
final class PublicAddress {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9a-fA-F:]+](:[0-9]{1,5})?");

    private final Callbacks settings;

    PublicAddress(Callbacks settings) {
        this.settings = settings;
    }

    /** The addresses it may have been: with and without the scheme's own port. None when nothing can be said. */
    Set<String> of(Callback callback) {
        Set<String> addresses = new LinkedHashSet<>();
        base(callback).ifPresent(base -> {
            String query = callback.uri().contains("?")
                    ? callback.uri().substring(callback.uri().indexOf('?'))
                    : "";
            addresses.add(base + query);
            URI url = URI.create(base);
            String path = Optional.ofNullable(url.getRawPath()).orElse("");
            int usual = url.getScheme().equals("https") ? 443 : 80;
            if (url.getPort() < 0) {
                addresses.add(url.getScheme() + "://" + url.getHost() + ":" + usual + path + query);
            } else if (url.getPort() == usual) {
                addresses.add(url.getScheme() + "://" + url.getHost() + path + query);
            }
        });
        return addresses;
    }

    private Optional<String> base(Callback callback) {
        if (settings.publicUrl().isPresent()) {
            return settings.publicUrl().map(URI::toString);
        }
        boolean trusted =
                callback.remote().filter(settings.trustedProxies()::contains).isPresent();
        Optional<String> host = (trusted ? callback.header("x-forwarded-host") : Optional.<String>empty())
                .or(() -> callback.header("host"))
                .map(PublicAddress::first)
                .filter(value -> HOST.matcher(value).matches());
        String scheme = (trusted ? callback.header("x-forwarded-proto") : Optional.<String>empty())
                .map(PublicAddress::first)
                .filter(value -> value.equals("https"))
                .orElse("http");
        String path = callback.uri().split("\\?", 2)[0];
        return host.filter(value -> path.startsWith("/")).map(value -> scheme + "://" + value + path);
    }

    /** The nearest to the client, where several proxies have each added theirs. */
    private static String first(String list) {
        return list.split(",", 2)[0].strip();
    }
}
