package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.Outgoing;
import io.kairos.channel.email.SigningKeys;
import io.kairos.channel.email.Verp;
import io.kairos.channel.email.settings.EmailSettings;
import java.util.Optional;

/** The operator's settings of the email channel, and the secret by which this installation knows its own tokens again. */
record EmailSetup(EmailSettings settings, SigningKeys keys) {
    Optional<Verp> verp() {
        return settings.identity().returnPath().map(address -> new Verp(address, keys));
    }

    Outgoing outgoing() {
        return new Outgoing(verp(), settings.identity().dkim().stream().toList());
    }
}
