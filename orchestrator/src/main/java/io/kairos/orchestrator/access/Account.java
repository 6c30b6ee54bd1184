package io.kairos.orchestrator.access;

import java.util.UUID;

/**
 * A person who may use the web application.
 *
 * @param external known to an identity provider, which says who it is and in which role
 */
record Account(UUID id, String name, Role role, boolean disabled, boolean external) {
    Account as(Role other) {
        return new Account(id, name, other, disabled, external);
    }

    Account disabled(boolean now) {
        return new Account(id, name, role, now, external);
    }
}
