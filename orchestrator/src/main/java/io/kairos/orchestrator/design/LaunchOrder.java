package io.kairos.orchestrator.design;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What is to be launched, and how.
 *
 * @param revision of the draft as its author saw it; empty when an older version is put in force again
 * @param fromVersion the older version
 * @param accepted codes of the warnings the author has read
 * @param startAt when; at once where empty
 * @param productTypes whose customers enter from then on; empty: as it was
 * @param key names the wish: sent twice, it is done once
 */
record LaunchOrder(
        Optional<Integer> revision,
        Optional<Integer> fromVersion,
        People people,
        List<String> accepted,
        String note,
        Optional<Instant> startAt,
        Optional<List<String>> productTypes,
        String key) {
    LaunchOrder {
        accepted = List.copyOf(accepted);
    }

    /** Differs where the wish differs. */
    String hash() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
