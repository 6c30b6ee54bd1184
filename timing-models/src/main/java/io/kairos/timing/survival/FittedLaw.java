package io.kairos.timing.survival;

import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.model.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A survival law with its model file: fitted from data, or an honest prior. */
public final class FittedLaw {

    static final String KIND = "survival-law";
    static final String UNIT = "P1D";

    private final SurvivalLaw law;
    private final ModelFile file;
    private final ModelRef ref;

    private FittedLaw(SurvivalLaw law, ModelFile file) {
        this.law = law;
        this.file = file;
        this.ref = file.ref();
    }

    public SurvivalLaw law() {
        return law;
    }

    public ModelRef ref() {
        return ref;
    }

    /** The file, for what it says about the data behind the law. */
    public ModelFile file() {
        return file;
    }

    /** A law taken from somewhere else; {@code source} says where from and that it is not fitted; q is 1. */
    public static FittedLaw prior(String productType, Family family, double mu, double sigma, String source) {
        ModelFile file = file(productType, family, mu, sigma);
        if (family == Family.GENERALISED_GAMMA) file.put("q", "1");
        return of(file.put("origin", "prior").put("source", source));
    }

    static ModelFile file(String productType, Family family, double mu, double sigma) {
        return new ModelFile()
                .put("kind", KIND)
                .put("product-type", productType)
                .put("unit", UNIT)
                .put("family", family.name())
                .put("mu", Numbers.format(mu))
                .put("sigma", Numbers.format(sigma));
    }

    /** A fitted model without covariates; {@code never} is written only where it was fitted. */
    static ModelFile file(String productType, AcceleratedModel model) {
        ModelFile file = file(productType, model.family(), model.coefficients()[0], model.sigma());
        if (model.family() == Family.GENERALISED_GAMMA) file.put("q", Numbers.format(model.shape()));
        if (model.curable()) file.put("never", Numbers.format(model.never()));
        return file;
    }

    /** Writes the law as text; the same bytes for the same law. */
    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }

    /** @throws ModelFileException if it is no survival law, cut short, or its numbers make no law */
    public static FittedLaw read(InputStream in) throws IOException {
        return of(ModelFile.read(in));
    }

    static FittedLaw of(ModelFile file) {
        file.require(KIND);
        if (!file.get("unit").equals(UNIT)) throw new ModelFileException("unit must be P1D, is " + file.get("unit"));
        try {
            Family family = Family.valueOf(file.get("family"));
            double q = family == Family.GENERALISED_GAMMA ? file.number("q") : 1;
            SurvivalLaw base = family.law(file.number("mu"), file.number("sigma"), q);
            boolean curable = file.find("never").isPresent();
            return new FittedLaw(curable ? new Curable(file.number("never"), base) : base, file);
        } catch (IllegalArgumentException unknown) {
            throw new ModelFileException("law cannot be read: " + unknown.getMessage());
        }
    }
}
