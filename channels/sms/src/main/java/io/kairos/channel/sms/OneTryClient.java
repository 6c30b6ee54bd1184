package io.kairos.channel.sms;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.kairos.channel.http.OneTry;
import io.kairos.channel.http.RetryAfter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's transport with exactly one try for each request. The SDK's own repeats a POST on 429 and 5xx up to 6 times, and
 * Twilio cannot recognise a repeat. Knows of each failure whether the request had begun to leave.
 */
final class OneTryClient extends HttpClient implements AutoCloseable {

    private static final int MAX_ANSWER = 1024 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI baseUrl;
    private final InstantSource clock;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient http;
    /** Only a test sets it, to see that its count of requests would notice. */
    private final boolean hiddenRetries;

    OneTryClient(SmsSettings settings, InstantSource clock, boolean hiddenRetries) {
        this.baseUrl = settings.account().baseUrl();
        this.clock = clock;
        OneTry.Limits limits = new OneTry.Limits(
                settings.limits().connections(),
                settings.limits().connect(),
                settings.limits().answer());
        this.connections = OneTry.connections(limits).build();
        this.http =
                (hiddenRetries ? OneTry.repeating(connections, limits) : OneTry.client(connections, limits)).build();
        this.hiddenRetries = hiddenRetries;
    }

    @Override
    public Response reliableRequest(Request request) {
        return hiddenRetries ? super.reliableRequest(request) : makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return hiddenRetries ? super.reliableRequest(request, retryCodes, retries, delayMillis) : makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpUriRequestBase call = new HttpUriRequestBase(request.getMethod().toString(), atBaseUrl(request));
        call.setHeader("Authorization", request.getAuthString());
        call.setHeader("Accept", "application/json");
        if (request.getMethod() == HttpMethod.POST) {
            call.setEntity(new StringEntity(request.encodeFormBody(), ContentType.APPLICATION_FORM_URLENCODED));
        }
        HttpContext context = HttpClientContext.create();
        try {
            return http.execute(call, context, answer -> read(call, answer));
        } catch (IOException | RuntimeException failure) {
            if (failure instanceof Broken known) {
                throw known;
            }
            throw OneTry.hasBegun(context)
                    ? new Broken.Lost(
                            failure instanceof SocketTimeoutException ? "no answer in time" : "the connection broke")
                    : new Broken.NotSent(whyNotSent(failure));
        }
    }

    private Response read(HttpUriRequestBase call, ClassicHttpResponse answer) throws IOException, HttpException {
        int status = answer.getCode();
        if (status == TOO_MANY_REQUESTS && !hiddenRetries) {
            Optional<Duration> wait = Optional.ofNullable(answer.getFirstHeader("Retry-After"))
                    .flatMap(header -> RetryAfter.read(header.getValue(), clock.instant()));
            throw new Broken.Throttled(wait);
        }
        String body = body(call, answer.getEntity());
        if (!body.stripLeading().startsWith("{") && !hiddenRetries) {
            throw new Broken.Foreign(status);
        }
        Header[] headers = answer.getHeaders();
        return new Response(body, status, headers);
    }

    /** The body as text; empty when there is none or it is longer than any answer of Twilio's. */
    private static String body(HttpUriRequestBase call, @Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        byte[] bytes = entity.getContent().readNBytes(MAX_ANSWER + 1);
        if (bytes.length > MAX_ANSWER) {
            // Closing the answer would read it to its end.
            call.cancel();
            return "";
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private URI atBaseUrl(Request request) {
        URI sdk = URI.create(request.constructURL().toString());
        String query = sdk.getRawQuery() == null ? "" : "?" + sdk.getRawQuery();
        String prefix = baseUrl.getRawPath() == null ? "" : baseUrl.getRawPath().replaceAll("/+$", "");
        try {
            return new URI(baseUrl.getScheme() + "://" + baseUrl.getRawAuthority() + prefix + sdk.getRawPath() + query);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String whyNotSent(Exception failure) {
        if (failure instanceof ConnectTimeoutException) {
            return "the connection did not stand in time";
        }
        if (failure instanceof HttpHostConnectException) {
            return "the connection was refused";
        }
        if (failure instanceof java.net.UnknownHostException) {
            return "the host name does not resolve";
        }
        if (failure instanceof javax.net.ssl.SSLException) {
            return "TLS failed: certificate or protocol";
        }
        return failure instanceof InterruptedIOException ? "no free connection in time" : "no connection";
    }

    @Override
    public void close() {
        connections.close();
    }
}
