package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page behind the unsubscribe link. Opening it changes nothing, since mail scanners open every link; posting to it does,
 * from its button or, without cookie or page, from the mail program (RFC 8058).
 */
@RestController
@RequestMapping("/unsubscribe/{token}")
class UnsubscribeController {
    private final SignedLinks links;
    private final Unsubscription unsubscription;
    private final UnsubscribePage page;

    UnsubscribeController(SignedLinks links, Unsubscription unsubscription, UnsubscribePage page) {
        this.links = links;
        this.unsubscription = unsubscription;
        this.page = page;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale language) {
        line(token);
        return CustomerPages.html(page.question(language));
    }

    @PostMapping
    ResponseEntity<String> unsubscribe(@PathVariable String token, Locale language) {
        unsubscription.apply(line(token));
        return CustomerPages.html(page.done(language));
    }

    private Line line(String token) {
        return links.read(token)
                .orElseThrow(() -> new ProblemException(Problem.at(404, "unsubscribe-link-invalid", "token")));
    }
}
