package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page where a customer confirms a yes. Opening it changes nothing, since mail scanners open every link; its button does. */
@RestController
@RequestMapping("/confirm/{token}")
class ConfirmController {
    private final SignedLinks links;
    private final Confirmations confirmations;
    private final ConfirmPage page;

    ConfirmController(SignedLinks links, Confirmations confirmations, ConfirmPage page) {
        this.links = links;
        this.confirmations = confirmations;
        this.page = page;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale language) {
        return CustomerPages.html(page.question(asked(token), language));
    }

    @PostMapping
    ResponseEntity<String> confirm(@PathVariable String token, Locale language) {
        Confirmations.Asked asked = asked(token);
        boolean counts = confirmations.confirm(asked, page.version(asked, language));
        return CustomerPages.html(counts ? page.done(language) : page.withdrawn(language));
    }

    private Confirmations.Asked asked(String token) {
        return links.confirmed(token)
                .flatMap(confirmations::find)
                .orElseThrow(() -> new ProblemException(Problem.at(404, "confirm-link-invalid", "token")));
    }
}
