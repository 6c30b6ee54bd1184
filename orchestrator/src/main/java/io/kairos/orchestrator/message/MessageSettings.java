package io.kairos.orchestrator.message;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mails to try a message.
 *
 * @param testAddresses where they may go: addresses, or {@code @domain} for all of one; default none, so that only the built-in
 *     mailbox takes them
 * @param testsPerMinute most in a minute on this node, 1 to 600; default 10
 */
@ConfigurationProperties("kairos.messages")
record MessageSettings(
        @DefaultValue List<String> testAddresses,
        @DefaultValue("10") int testsPerMinute) {
    MessageSettings {
        testAddresses = testAddresses.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (testAddresses.stream().anyMatch(one -> !one.matches("[^@\\s]*@[^@\\s]+"))) {
            throw new IllegalArgumentException(
                    "kairos.messages.test-addresses must be addresses such as ada@example.org, or @example.org for all of"
                            + " a domain");
        }
        if (testsPerMinute < 1 || testsPerMinute > 600) {
            throw new IllegalArgumentException("kairos.messages.tests-per-minute must be 1 to 600");
        }
    }

    boolean allows(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return testAddresses.stream().anyMatch(one -> one.startsWith("@") ? lower.endsWith(one) : lower.equals(one));
    }
}
