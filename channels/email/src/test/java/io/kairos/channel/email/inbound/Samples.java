package io.kairos.channel.email.inbound;

import io.kairos.channel.email.SigningKeys;
import io.kairos.channel.email.Verp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The samples under {@code src/test/resources/inbound} and what {@code expected.csv} says of them. */
final class Samples {

    static final Verp VERP = new Verp("bounces@mail.example.org", SigningKeys.of("a secret of the tests alone"));

    /** One line of the table; {@code -} stands for nothing. */
    record Expected(String sample, String kind, String code, String dispatch, String recipient) {}

    private Samples() {}

    static List<Expected> all() throws IOException {
        return new String(bytes("expected.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Expected(cells[0], cells[1], cells[2], cells[3], cells[4]))
                .toList();
    }

    static byte[] mail(String sample) throws IOException {
        return bytes(sample + ".eml");
    }

    static InboundReader reader() {
        return new InboundReader(VERP, "example.org");
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream("/inbound/" + name)) {
            if (in == null) {
                throw new IOException("no such sample: " + name);
            }
            return in.readAllBytes();
        }
    }
}
