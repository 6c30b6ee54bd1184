package io.kairos.timing;

import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.replenish.ReplenishmentModel;
import io.kairos.timing.survival.FittedLaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The model files in the jar. */
record Shipped(
        LeadTimeModel dated,
        FittedLaw considered,
        ReplenishmentModel replenished,
        HourProfile hours,
        ImpulseRule impulse) {

    static Shipped load() {
        return new Shipped(
                read("dated-hotel.model", LeadTimeModel::read),
                read("considered-prior.model", FittedLaw::read),
                read("replenished-online-retail.model", ReplenishmentModel::read),
                read("hours-online-retail.model", HourProfile::read),
                read("impulse-rule.model", Shipped::impulse));
    }

    Shipped with(HourProfile other) {
        return new Shipped(dated, considered, replenished, other, impulse);
    }

    private static ImpulseRule impulse(InputStream in) throws IOException {
        ModelFile file = ModelFile.read(in).require("impulse-rule");
        return new ImpulseRule(file.number("least-share"), file.ref());
    }

    private static <M> M read(String name, Reader<M> reader) {
        try (InputStream in = Shipped.class.getResourceAsStream("models/" + name)) {
            if (in == null) throw new IllegalStateException("the jar lacks the model file models/" + name);
            return reader.read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("model file models/" + name, broken);
        }
    }

    private interface Reader<M> {
        M read(InputStream in) throws IOException;
    }
}
