package io.kairos.orchestrator.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do; each role may do all that the ones before it may. */
public enum Role {
    /** Sees everything but accounts. */
    VIEWER,
    /** Sends test messages, too. */
    MARKETER,
    /** Runs the installation, too: unknown dispatches, models, providers. */
    OPERATOR,
    /** Gives others their roles. */
    ADMINISTRATOR;

    /** As the API and the database write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
