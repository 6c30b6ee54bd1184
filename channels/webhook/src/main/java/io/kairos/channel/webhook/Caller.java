package io.kairos.channel.webhook;

import io.kairos.channel.http.OneTry;
import io.kairos.channel.webhook.WebhookSettings.Limits;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Makes one POST, once, within its limits: no repeats, no redirects, no cookies, no proxy. */
final class Caller implements AutoCloseable {

    /** How one call ended. */
    sealed interface Call {

        /** The receiver answered. */
        record Answered(int status, Optional<String> retryAfter) implements Call {}

        /** No connection stood. */
        record NotSent(String why) implements Call {}

        /** The host is not to be called. */
        record Forbidden(String why) implements Call {}

        /** The request, or some of it, has left; no answer came. */
        record Lost(String why) implements Call {}
    }

    private final Limits limits;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor watch;

    Caller(Limits limits, DnsResolver dns) {
        this.limits = limits;
        OneTry.Limits once = new OneTry.Limits(limits.connections(), limits.connect(), limits.silence());
        this.connections = OneTry.connections(once).setDnsResolver(dns).build();
        this.http = OneTry.client(connections, once).setUserAgent("Kairos").build();
        this.watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "webhook-deadline");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
    }

    Call post(URI url, Map<String, String> headers, String body) {
        HttpPost post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        HttpContext context = HttpClientContext.create();
        ScheduledFuture<?> deadline =
                watch.schedule(post::cancel, limits.total().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(post, context, answer -> read(post, answer));
        } catch (CheckedDns.Internal internal) {
            return new Call.Forbidden(String.valueOf(internal.getMessage()));
        } catch (IOException | RuntimeException failure) {
            if (!OneTry.hasBegun(context)) {
                return new Call.NotSent("no connection: " + failure.getClass().getSimpleName());
            }
            boolean silent = failure instanceof SocketTimeoutException || post.isCancelled();
            return new Call.Lost(silent ? "no answer in time" : "the connection broke");
        } finally {
            deadline.cancel(false);
        }
    }

    /** Status and headers say all; of the body no more is read than keeps the connection usable. */
    private Call read(HttpPost post, ClassicHttpResponse answer) throws IOException {
        Call.Answered answered = new Call.Answered(
                answer.getCode(),
                Optional.ofNullable(answer.getFirstHeader("Retry-After")).map(header -> header.getValue()));
        if (answer.getEntity() != null) {
            try {
                int read = answer.getEntity().getContent().readNBytes(limits.answerBytes() + 1).length;
                if (read > limits.answerBytes()) {
                    post.cancel();
                }
            } catch (IOException broken) {
                post.cancel();
            }
        }
        return answered;
    }

    @Override
    public void close() {
        connections.close();
        watch.shutdownNow();
    }
}
