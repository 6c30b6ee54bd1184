package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A customer's preferences: what we send and why, each of it stopped or allowed with one button. Opening the page changes
 * nothing, since scanners open every link; a change is in force when the answer comes.
 */
@RestController
@RequestMapping("/preferences/{token}")
class PreferenceController {
    private static final String SOURCE = "preference-page";

    private final SignedLinks links;
    private final Unsubscription unsubscription;
    private final PreferenceQuery query;
    private final PreferencePage page;
    private final Customers customers;

    PreferenceController(
            SignedLinks links,
            Unsubscription unsubscription,
            PreferenceQuery query,
            PreferencePage page,
            Customers customers) {
        this.links = links;
        this.unsubscription = unsubscription;
        this.query = query;
        this.page = page;
        this.customers = customers;
    }

    @GetMapping
    ResponseEntity<String> show(@PathVariable String token, @RequestParam Optional<String> done, Locale language) {
        UUID customer = customer(token);
        ZoneId zone = Optional.ofNullable(customers.find(List.of(customer)).get(customer))
                .map(CustomerProfile::zone)
                .orElse(ZoneOffset.UTC);
        return CustomerPages.html(page.of(query.of(customer), zone, done.isPresent(), language));
    }

    @PostMapping
    ResponseEntity<Void> say(
            @PathVariable String token,
            @RequestParam String channel,
            @RequestParam String topic,
            @RequestParam String say) {
        Line line = new Line(customer(token), channel, topic);
        if (!isShown(line)) {
            throw new ProblemException(Problem.at(400, "preference-unknown", "topic"));
        }
        switch (say) {
            case "stop" -> unsubscription.stopOnPage(line, SOURCE);
            case "allow" -> unsubscription.allowOnPage(line, SOURCE);
            default -> throw new ProblemException(Problem.at(400, "preference-unknown", "say"));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/preferences/" + token + "?done"))
                .build();
    }

    /** Nobody can write words of their own into the consents: only what the page offers. */
    private boolean isShown(Line line) {
        return line.channel().equals("*") && line.topic().equals("*")
                || query.of(line.customerId()).lines().stream()
                        .anyMatch(shown -> shown.channel().equals(line.channel())
                                && shown.topic().equals(line.topic()));
    }

    private UUID customer(String token) {
        return links.customer(token)
                .map(unsubscription::present)
                .orElseThrow(() -> new ProblemException(Problem.at(404, "unsubscribe-link-invalid", "token")));
    }
}
