package io.kairos.orchestrator.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom and when a message is shown for. Everything may be left out.
 *
 * @param locale such as {@code fr-FR}; else the customer's, else that of the request
 * @param customerId a customer whose values fill the message; else sample values do
 * @param needId one of her needs; else the one she showed last
 * @param productType whose sample values are taken; else the one the template's name begins with
 * @param moment when the message would be due; else now
 * @param content a message that is still being written, as a file of parts; else the one that is kept
 * @param values are put over those, root by root, such as {@code {"need": {"subject": "Oslo"}}}
 */
record PreviewRequest(
        @Nullable String locale,
        @Nullable String customerId,
        @Nullable String needId,
        @Nullable String productType,
        @Nullable String moment,
        @Nullable String content,
        @Nullable Map<String, @Nullable Object> values) {
    static final PreviewRequest EMPTY = new PreviewRequest(null, null, null, null, null, null, null);
}
