package io.kairos.journeys.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The marketers' files of the journeys that come with Kairos. */
public final class ShippedJourneys {

    private static final List<String> IDS = List.of("impulse", "considered", "dated", "after-purchase");

    private ShippedJourneys() {}

    public static List<String> ids() {
        return IDS;
    }

    /**
     * The BPMN file of a journey, as its marketer draws it: to be compiled before it runs.
     *
     * @throws IllegalArgumentException when no such journey comes with Kairos
     */
    public static byte[] bpmn(String id) {
        if (!IDS.contains(id)) {
            throw new IllegalArgumentException("no journey '" + id + "' comes with Kairos");
        }
        String path = "/kairos/journeys/" + id + ".bpmn";
        try (InputStream file = ShippedJourneys.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing from the module");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
