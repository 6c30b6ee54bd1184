package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.providers.FakeTwilio;
import io.kairos.orchestrator.demo.providers.ProviderMail.Texted;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has the demo's Twilio tell the program what became of a text message, or what the customer wrote back: signed, by the
 * program's public address, over HTTP. Outside a demo there is no such message.
 */
@RestController
@RequestMapping(path = "/api/demo/messages", produces = "application/json")
@Tag(name = "Demo")
class AnswersController {
    private static final int LONGEST = 1_600;
    /** Twilio's statuses that can be told, each with the error that goes with it: 30003 is a telephone that is switched off. */
    private static final Map<String, Integer> STATUSES =
            Map.of("sent", 0, "delivered", 0, "undelivered", 30_003, "failed", 30_008);

    private final ObjectProvider<ProviderDesk> desk;
    private final ProviderMail mail;
    private final String callbacks;

    AnswersController(
            ObjectProvider<ProviderDesk> desk,
            ProviderMail mail,
            @Value("${kairos.channels.sms.public-url:}") String callbacks) {
        this.desk = desk;
        this.mail = mail;
        this.callbacks = callbacks;
    }

    /** @param status sent, delivered, undelivered or failed */
    record Became(@Nullable String status) {}

    /** @param text what the customer writes, such as STOP */
    record Wrote(@Nullable String text) {}

    /** @param status what the program answered Twilio: 200 when it took the news */
    record Answered(int status) {}

    @PostMapping(path = "/{id}/status", consumes = "application/json")
    @Operation(summary = "Has the demo's Twilio tell what became of a text message")
    Answered became(@PathVariable String id, @RequestBody Became became) {
        String status = Optional.ofNullable(became.status())
                .filter(STATUSES::containsKey)
                .orElseThrow(() -> new ProblemException(Problem.at(400, "demo-status-unknown", "status")));
        Texted message = find(id);
        return told(id, twilio -> twilio.callBack(message.sid(), status, STATUSES.getOrDefault(status, 0)));
    }

    @PostMapping(path = "/{id}/reply", consumes = "application/json")
    @Operation(summary = "Has the customer of a text message write back")
    Answered wrote(@PathVariable String id, @RequestBody Wrote wrote) {
        String text = Optional.ofNullable(wrote.text())
                .filter(said -> !said.isBlank() && said.length() <= LONGEST)
                .orElseThrow(() -> new ProblemException(
                        Problem.at(400, "demo-reply-text", "text").with("most", LONGEST)));
        Texted message = find(id);
        return told(id, twilio -> twilio.inbound(message.customer(), message.sender(), text, URI.create(callbacks)));
    }

    private Answered told(String id, ToIntFunction<FakeTwilio> news) {
        FakeTwilio twilio = Optional.ofNullable(desk.getIfAvailable())
                .flatMap(ProviderDesk::twilio)
                .orElseThrow(() -> unknown(id));
        try {
            return new Answered(news.applyAsInt(twilio));
        } catch (IllegalArgumentException nobodyToTell) {
            throw unknown(id);
        } catch (UncheckedIOException unreachable) {
            throw new ProblemException(Problem.of(502, "demo-callback-lost"));
        }
    }

    private Texted find(String id) {
        try {
            return mail.texted(Long.parseLong(id)).orElseThrow(() -> unknown(id));
        } catch (NumberFormatException noNumber) {
            throw unknown(id);
        }
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.of(404, "demo-message-unknown").with("id", id.length() <= 64 ? id : id.substring(0, 64)));
    }
}
