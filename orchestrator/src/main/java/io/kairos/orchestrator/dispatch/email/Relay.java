package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.SmtpSettings;
import io.kairos.channel.mailbox.Mailbox;
import java.util.Optional;

/** Who takes the mail: a relay elsewhere, or the mailbox that lives and ends with this object. */
public record Relay(SmtpSettings settings, Optional<Mailbox> mailbox) implements AutoCloseable {
    @Override
    public void close() {
        mailbox.ifPresent(Mailbox::close);
    }
}
