package io.kairos.orchestrator.message;

import io.kairos.orchestrator.message.Previews.Preview;
import io.kairos.orchestrator.message.Sources.Source;
import io.kairos.orchestrator.message.TestMails.Sent;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a message says, shown and tried before anybody gets it. */
@RestController
@RequestMapping("/api/messages/{template}")
class MessagesController {
    private final Previews previews;
    private final TestMails tests;

    private final Sources sources;

    MessagesController(Previews previews, TestMails tests, Sources sources) {
        this.previews = previews;
        this.tests = tests;
        this.sources = sources;
    }

    @GetMapping("/source")
    Source source(@PathVariable String template, @RequestParam(required = false) @Nullable String productType) {
        return sources.of(template, Optional.ofNullable(productType));
    }

    @PostMapping("/preview")
    Preview preview(
            @PathVariable String template,
            @RequestBody(required = false) @Nullable PreviewRequest request,
            Locale language) {
        return previews.of(template, Optional.ofNullable(request).orElse(PreviewRequest.EMPTY), language);
    }

    @PostMapping("/test-send")
    Sent send(@PathVariable String template, @RequestBody TestSendRequest request, Locale language) {
        return tests.send(template, request, language);
    }
}
