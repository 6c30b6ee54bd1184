package io.kairos.channel.email;

import java.util.List;
import java.util.Optional;

/**
 * What is done to every mail beside writing it.
 *
 * @param verp makes the envelope sender; without it bounces return to the sender's own address
 * @param dkim each signs every mail, in this order; an RSA and an Ed25519 signature may stand side by side (RFC 8463)
 */
public record Outgoing(Optional<Verp> verp, List<DkimSigner> dkim) {

    /** Nothing more. */
    public static final Outgoing PLAIN = new Outgoing(Optional.empty(), List.of());

    public Outgoing {
        dkim = List.copyOf(dkim);
    }
}
