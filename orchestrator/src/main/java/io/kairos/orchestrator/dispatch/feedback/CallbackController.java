package io.kairos.orchestrator.dispatch.feedback;

import io.kairos.channel.spi.CallbackChannel;
import io.kairos.channel.spi.CallbackChannel.Callback;
import io.kairos.channel.spi.CallbackChannel.Reading;
import io.kairos.orchestrator.dispatch.CallbackChannels;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where providers call back. The channel judges whether the provider is the caller; what it says is committed before the
 * answer, so that a provider which gets none calls again.
 */
@RestController
class CallbackController {
    private static final int MOST = 256 * 1024;

    private final CallbackChannels channels;
    private final Outcomes outcomes;

    CallbackController(CallbackChannels channels, Outcomes outcomes) {
        this.channels = channels;
        this.outcomes = outcomes;
    }

    @PostMapping("/callbacks/{channel}")
    ResponseEntity<String> receive(@PathVariable String channel, HttpServletRequest request) throws IOException {
        CallbackChannel provider = channels.callback(channel)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "callback-channel-unknown").with("channel", shown(channel))));
        Reading reading = provider.receive(callback(request));
        if (reading instanceof Reading.Forged forged) {
            throw refused(403, "callback-forged", channel, forged.why());
        }
        if (reading instanceof Reading.Malformed malformed) {
            throw refused(400, "callback-malformed", channel, malformed.why());
        }
        Reading.Genuine genuine = (Reading.Genuine) reading;
        outcomes.take(channel, genuine.events());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(genuine.contentType()))
                .body(genuine.answer());
    }

    /** Read from the connection itself: the signature covers every byte. */
    private static Callback callback(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            throw new ProblemException(Problem.of(413, "callback-too-large").with("most", MOST));
        }
        String query = request.getQueryString();
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return new Callback(
                request.getMethod(),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                headers,
                body,
                remote(request));
    }

    private static Optional<InetAddress> remote(HttpServletRequest request) {
        try {
            return Optional.of(InetAddress.getByName(request.getRemoteAddr()));
        } catch (UnknownHostException unreadable) {
            return Optional.empty();
        }
    }

    private static ProblemException refused(int status, String code, String channel, String why) {
        return new ProblemException(
                Problem.of(status, code).with("channel", channel).with("why", why));
    }

    private static String shown(String channel) {
        return channel.matches("[a-z0-9-]{1,32}") ? channel : "?";
    }
}
