package io.kairos.orchestrator.customer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How consents are taken.
 *
 * @param doubleOptIn where a yes counts only once it is confirmed by a link; default nowhere
 */
@ConfigurationProperties("kairos.consents")
record ConsentSettings(@Nullable List<DoubleOptIn> doubleOptIn) {

    /**
     * Where a yes is to be confirmed; of several rules one is enough.
     *
     * @param channels default {@code *}: any
     * @param topics default {@code *}: any
     * @param countries ISO 3166-1 alpha-2 codes of the customers' countries; default {@code *}: any. A customer whose country nobody
     *     knows is asked to confirm
     */
    record DoubleOptIn(
            @DefaultValue("*") Set<String> channels,
            @DefaultValue("*") Set<String> topics,
            @DefaultValue("*") Set<String> countries) {
        private boolean covers(ConsentFact fact, Optional<String> country) {
            return isIn(channels, fact.channel())
                    && isIn(topics, fact.topic())
                    && (country.isEmpty() || isIn(countries, country.get().toUpperCase(Locale.ROOT)));
        }

        /** A yes to everything is a yes to what is named, too. */
        private static boolean isIn(Set<String> names, String name) {
            return name.equals(ConsentFact.ANY) || names.contains(ConsentFact.ANY) || names.contains(name);
        }
    }

    /** Whether this word of a customer of this country waits for a confirmation. */
    boolean isToBeConfirmed(ConsentFact fact, Optional<String> country) {
        return fact.granted()
                && doubleOptIn != null
                && doubleOptIn.stream().anyMatch(rule -> rule.covers(fact, country));
    }
}
