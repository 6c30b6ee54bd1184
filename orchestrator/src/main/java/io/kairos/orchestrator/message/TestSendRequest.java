package io.kairos.orchestrator.message;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same as {@link PreviewRequest}, and where the mail goes.
 *
 * @param to an address of the operator's
 */
record TestSendRequest(
        @Nullable String to,
        @Nullable String locale,
        @Nullable String customerId,
        @Nullable String needId,
        @Nullable String productType,
        @Nullable String moment,
        @Nullable String content,
        @Nullable Map<String, @Nullable Object> values) {
    PreviewRequest shown() {
        return new PreviewRequest(locale, customerId, needId, productType, moment, content, values);
    }

    String address() {
        return Optional.ofNullable(to).map(String::strip).orElse("");
    }
}
