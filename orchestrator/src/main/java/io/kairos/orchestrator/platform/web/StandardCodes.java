package io.kairos.orchestrator.platform.web;

/** The code of a refusal that only has an HTTP status. */
final class StandardCodes {
    private StandardCodes() {}

    static String of(int status) {
        return switch (status) {
            case 401 -> "not-authorised";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 503 -> "unavailable";
            default -> status < 500 ? "bad-request" : "internal";
        };
    }
}
