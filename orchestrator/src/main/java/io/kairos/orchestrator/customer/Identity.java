package io.kairos.orchestrator.customer;

import java.util.Comparator;

/** One identifier of one customer. */
record Identity(IdentityKind kind, String value) {
    /** One order for everybody who writes identities, so that two writers never wait for each other. */
    static final Comparator<Identity> ORDER =
            Comparator.comparing((Identity identity) -> identity.kind().wire()).thenComparing(Identity::value);

    static Identity userId(String value) {
        return new Identity(IdentityKind.USER_ID, value);
    }

    static Identity anonymousId(String value) {
        return new Identity(IdentityKind.ANONYMOUS_ID, value);
    }
}
