package io.kairos.journeys.bpmn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** Deals customers to the ways of an experiment: the same customer always goes the same way, and experiments are independent. */
public final class Split {

    private static final int PERCENT = 100;

    private Split() {}

    /**
     * The way of a customer: SHA-256 of the experiment's name, a zero byte and the customer's id, its first four bytes as a number below
     * 2^32, which falls into one of the shares laid side by side.
     *
     * @param shares percent of each way, 1 to 99, together 100
     * @return index from 0
     */
    public static int way(String experiment, UUID customer, List<Integer> shares) {
        double place = draw(experiment, customer) * PERCENT;
        int edge = 0;
        for (int i = 0; i < shares.size() - 1; i++) {
            edge += shares.get(i);
            if (place < edge) {
                return i;
            }
        }
        return shares.size() - 1;
    }

    /** Uniform on [0, 1). */
    private static double draw(String experiment, UUID customer) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(experiment.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            hash.update(ByteBuffer.allocate(16)
                    .putLong(customer.getMostSignificantBits())
                    .putLong(customer.getLeastSignificantBits())
                    .array());
            return Integer.toUnsignedLong(ByteBuffer.wrap(hash.digest()).getInt()) * 0x1p-32;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
