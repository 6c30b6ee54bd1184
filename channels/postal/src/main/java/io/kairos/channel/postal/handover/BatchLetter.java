package io.kairos.channel.postal.handover;

import io.kairos.channel.postal.letter.PrintedLetter;
import java.util.List;

/**
 * One letter of a batch.
 *
 * @param id of its dispatch; also the name of its file, by which a provider drops repeats
 * @param address the lines of the envelope, the name first
 * @param country of destination, two letters as in ISO 3166
 */
public record BatchLetter(String id, List<String> address, String country, PrintedLetter printed) {

    public BatchLetter {
        address = List.copyOf(address);
    }

    String file() {
        return id + ".pdf";
    }

    @Override
    public String toString() {
        return "BatchLetter[" + id + "]";
    }
}
