package io.kairos.channel.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache HttpClient set up to make each request once: no repeats, redirects, cookies or unpacking, and of each failure it is
 * known whether the request had begun to leave.
 */
public final class OneTry {

    private static final String BEGUN = "kairos.begun";
    /** Load balancers close a connection after a minute without use. */
    private static final Timeout MOST_IDLE = Timeout.ofSeconds(20);

    private OneTry() {}

    /**
     * Bounds that keep a thread from waiting for ever.
     *
     * @param connections most connections open at once
     * @param connect for a connection to stand, and for a free one to turn up
     * @param silence longest pause of the other side
     */
    public record Limits(int connections, Duration connect, Duration silence) {}

    /** Kept connections within these limits. */
    public static PoolingHttpClientConnectionManagerBuilder connections(Limits limits) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(limits.connections())
                .setMaxConnPerRoute(limits.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setIdleTimeout(MOST_IDLE)
                        .build());
    }

    /** A client over these connections that makes each request once. */
    public static HttpClientBuilder client(PoolingHttpClientConnectionManager connections, Limits limits) {
        return repeating(connections, limits).disableAutomaticRetries();
    }

    /** The same with the library's own repeats: for a test that must notice them. */
    public static HttpClientBuilder repeating(PoolingHttpClientConnectionManager connections, Limits limits) {
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new Marking())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.connect()))
                        .setResponseTimeout(Timeout.of(limits.silence()))
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching();
    }

    /** Whether the request of this context had begun to leave on a connection that stood. */
    public static boolean hasBegun(HttpContext context) {
        return context.getAttribute(BEGUN) != null;
    }

    private static final class Marking extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback information,
                HttpContext context)
                throws IOException, HttpException {
            context.setAttribute(BEGUN, true);
            return super.execute(request, connection, information, context);
        }

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request, HttpClientConnection connection, HttpContext context)
                throws IOException, HttpException {
            context.setAttribute(BEGUN, true);
            return super.execute(request, connection, context);
        }
    }
}
