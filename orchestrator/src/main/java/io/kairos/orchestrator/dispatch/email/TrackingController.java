package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.tracking.MachineOpens;
import io.kairos.channel.email.tracking.Tracking;
import io.kairos.channel.email.tracking.Tracking.Click;
import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.channel.spi.DeliveryEvent.Source;
import io.kairos.orchestrator.dispatch.feedback.Outcomes;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the links and the image of an email lead. A link leads on only where we said when we signed it. Each link and the
 * image count once for the customer and once for programs, however often they are fetched.
 */
@RestController
class TrackingController {
    private static final Logger LOG = LoggerFactory.getLogger(TrackingController.class);
    private static final String EMAIL = "email";
    /** One transparent point. */
    private static final byte[] IMAGE =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Tracking tracking;
    private final TrackedMails mails;
    private final Outcomes outcomes;
    private final InstantSource clock;

    TrackingController(Tracking tracking, TrackedMails mails, Outcomes outcomes, InstantSource clock) {
        this.tracking = tracking;
        this.mails = mails;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @GetMapping("/t/{token}")
    ResponseEntity<Void> follow(@PathVariable String token, HttpServletRequest request) {
        Click click = tracking.click(token)
                .orElseThrow(() -> new ProblemException(Problem.at(404, "tracking-link-invalid", "token")));
        String link = UUID.nameUUIDFromBytes(click.target().toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        tell(
                click.dispatchId(),
                "click-" + link,
                request,
                (source, machine) -> new DeliveryEvent.Clicked(source, click.target(), machine));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(click.target().toASCIIString()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** The image is the same for a token we did not sign: who tries learns nothing. */
    @GetMapping("/o/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token, HttpServletRequest request) {
        tracking.open(token).ifPresent(dispatch -> tell(dispatch, "open", request, DeliveryEvent.Opened::new));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore())
                .body(IMAGE);
    }

    /** The customer gets on whether or not it can be noted. */
    private void tell(
            String dispatch,
            String what,
            HttpServletRequest request,
            BiFunction<Source, Boolean, DeliveryEvent> event) {
        try {
            Instant now = clock.instant();
            Optional<Instant> sentAt = mails.sentAt(dispatch);
            if (sentAt.isEmpty()) {
                return;
            }
            String userAgent =
                    Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
            boolean machine = !request.getMethod().equals("GET")
                    || MachineOpens.isMachine(userAgent, Duration.between(sentAt.get(), now));
            String key = what + "-" + dispatch + (machine ? "-machine" : "");
            Source source = new Source(key, Optional.of(dispatch), Optional.empty(), Optional.empty(), now);
            outcomes.ofDispatches(EMAIL, List.of(event.apply(source, machine)));
        } catch (RuntimeException notNoted) {
            LOG.warn("{} of dispatch {} could not be noted", what, dispatch, notNoted);
        }
    }
}
