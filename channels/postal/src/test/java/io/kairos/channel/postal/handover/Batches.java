package io.kairos.channel.postal.handover;

import io.kairos.channel.postal.letter.PrintedLetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Batches of letters whose files are no real PDFs. */
final class Batches {

    private Batches() {}

    static PrintBatch of(String... ids) {
        return new PrintBatch(Arrays.stream(ids).map(Batches::letter).toList());
    }

    private static BatchLetter letter(String id) {
        return new BatchLetter(
                id,
                List.of("=Ada \"Countess\" Łovelace", "Main Street 1, back", "44000 NANTES"),
                "FR",
                new PrintedLetter(("pdf of " + id).getBytes(StandardCharsets.UTF_8), 2));
    }
}
