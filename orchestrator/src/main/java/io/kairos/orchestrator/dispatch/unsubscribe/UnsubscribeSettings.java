package io.kairos.orchestrator.dispatch.unsubscribe;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where customers reach this installation.
 *
 * @param publicUrl start of every link in a message; mailbox providers want https; default http://localhost:8080, for a
 *     trial on one machine
 */
@ConfigurationProperties("kairos")
public record UnsubscribeSettings(@Nullable URI publicUrl) {
    private static final URI LOCAL = URI.create("http://localhost:8080");

    public UnsubscribeSettings {
        if (publicUrl != null && (publicUrl.getScheme() == null || publicUrl.getHost() == null)) {
            throw new IllegalArgumentException("kairos.public-url must be an address such as https://news.example.org");
        }
    }

    @Override
    public URI publicUrl() {
        return publicUrl == null ? LOCAL : publicUrl;
    }
}
