package io.kairos.orchestrator.platform;

import java.util.Map;
import java.util.Optional;

/**
 * Why a request, or one event of a request, is refused. Its words stand in {@code i18n/*.properties} under
 * {@code problem.<code>.title}, {@code .detail} and {@code .remedy}; they may name parameters, {@code {field}} included,
 * in braces.
 *
 * @param status HTTP status
 * @param code stable, dashed lower case
 * @param field where it is wrong, such as {@code batch[3].timestamp}
 * @param params values for the words; nothing personal
 */
public record Problem(int status, String code, Optional<String> field, Map<String, String> params) {
    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is no error");
        }
        params = Map.copyOf(params);
    }

    /** About the request as a whole. */
    public static Problem of(int status, String code) {
        return new Problem(status, code, Optional.empty(), Map.of());
    }

    /** About one field. */
    public static Problem at(int status, String code, String field) {
        return new Problem(status, code, Optional.of(field), Map.of());
    }

    /** The same with one more parameter. */
    public Problem with(String name, Object value) {
        Map<String, String> more = new java.util.HashMap<>(params);
        more.put(name, String.valueOf(value));
        return new Problem(status, code, field, more);
    }
}
