package io.kairos.timing.bandit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;

/**
 * Names the randomness of one decision: the same customer, decision number and seed give the same choice, whatever was asked
 * before or beside it.
 *
 * @param seed of the programme
 * @param customerKey not blank
 * @param decision number of the customer's decision, 0 or more
 */
public record Draw(long seed, String customerKey, int decision) {

    public Draw {
        if (customerKey.isBlank()) throw new IllegalArgumentException("customerKey is blank: name the customer");
        if (decision < 0) throw new IllegalArgumentException("decision must not be negative: " + decision);
    }

    /** A fresh generator, always in the same state. */
    public SplittableRandom random() {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (byte each : customerKey.getBytes(UTF_8)) hash = mix(hash ^ each);
        return new SplittableRandom(mix(hash + decision));
    }

    /** Finaliser of MurmurHash3 (A. Appleby, public domain). */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
