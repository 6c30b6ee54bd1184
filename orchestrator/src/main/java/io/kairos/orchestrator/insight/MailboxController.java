package io.kairos.orchestrator.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/mailbox", produces = "application/json")
@Tag(name = "Mailbox")
class MailboxController {

    private static final String UNKNOWN = "message-unknown";

    private final MailboxQuery mailbox;

    MailboxController(MailboxQuery mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping
    @Operation(summary = "What the built-in mailbox received, newest first")
    Mailbox list(
            @Parameter(description = "Part of an address, the subject or the text")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String after) {
        long before = Asked.after(after, 1, key -> Long.parseLong(key.get(0)), Long.MAX_VALUE);
        Page<Mailbox.Summary> page = mailbox.page(Asked.query(q), before);
        return new Mailbox(page.rows(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One message with its body")
    Mailbox.Message one(@PathVariable String id) {
        return mailbox.find(number(id)).orElseThrow(() -> Asked.unknown(UNKNOWN, id));
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException noNumber) {
            throw Asked.unknown(UNKNOWN, id);
        }
    }
}
