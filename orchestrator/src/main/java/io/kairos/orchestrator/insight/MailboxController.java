package io.kairos.orchestrator.insight;

import io.kairos.channel.postal.letter.PagePictures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/mailbox")
@Tag(name = "Mailbox")
class MailboxController {

    private static final String UNKNOWN = "message-unknown";
    private static final int DOTS_PER_INCH = 110;

    private final MailboxQuery mailbox;
    private final MailboxWhy why;

    MailboxController(MailboxQuery mailbox, MailboxWhy why) {
        this.mailbox = mailbox;
        this.why = why;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What the built-in mailbox, and in a demo the other channels' providers, received, newest first")
    Mailbox list(
            @Parameter(description = "One channel, such as sms; all of them when absent")
                    @RequestParam(required = false)
                    @Nullable
                    String channel,
            @Parameter(description = "Part of an address, the subject or the text")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String after) {
        long before = Asked.after(after, 1, key -> Long.parseLong(key.get(0)), Long.MAX_VALUE);
        Page<Mailbox.Summary> page = mailbox.page(Asked.query(channel), Asked.query(q), before);
        return new Mailbox(page.rows(), page.next());
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One message with its body, and why it was sent")
    Mailbox.Message one(@PathVariable String id, Locale locale) {
        Mailbox.Message found = mailbox.find(number(id)).orElseThrow(() -> Asked.unknown(UNKNOWN, id));
        Mailbox.@Nullable Why because = Optional.ofNullable(found.dispatchId())
                .flatMap(dispatch -> why.of(dispatch, locale))
                .orElse(null);
        return new Mailbox.Message(
                found.id(),
                found.channel(),
                found.receivedAt(),
                found.from(),
                found.to(),
                found.subject(),
                found.preview(),
                found.membership(),
                found.dispatchId(),
                found.customerId(),
                found.text(),
                found.html(),
                found.detail(),
                found.pages(),
                because);
    }

    @GetMapping(path = "/{id}/letter.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "A letter as it was handed to the print provider")
    byte[] letter(@PathVariable String id) {
        return document(id);
    }

    @GetMapping(path = "/{id}/pages/{page}.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "A picture of a page of a letter, the first being 1")
    byte[] page(@PathVariable String id, @PathVariable int page) {
        try {
            List<byte[]> pages = PagePictures.png(document(id), DOTS_PER_INCH);
            if (page < 1 || page > pages.size()) {
                throw Asked.unknown("page-unknown", String.valueOf(page));
            }
            return pages.get(page - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] document(String id) {
        return mailbox.document(number(id)).orElseThrow(() -> Asked.unknown("letter-unknown", id));
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException noNumber) {
            throw Asked.unknown(UNKNOWN, id);
        }
    }
}
