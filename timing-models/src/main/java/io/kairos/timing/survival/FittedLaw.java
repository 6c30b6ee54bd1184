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

    /** A law taken from somewhere else; {@code source} says where from and that it is not fitted. */
    public static FittedLaw prior(String productType, Family family, double mu, double sigma, String source) {
        return of(file(productType, family, mu, sigma).put("origin", "prior").put("source", source));
    }

    static ModelFile file(String productType, Family family, double mu, double sigma) {
        return new ModelFile()
                .put("kind", KIND)
                .put("product-type", productType)
                .put("unit", "P1D")
                .put("family", family.name())
                .put("mu", Numbers.format(mu))
                .put("sigma", Numbers.format(sigma));
    }

    /** Writes the law as text; the same bytes for the same law. */
    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }

    public static FittedLaw read(InputStream in) throws IOException {
        return of(ModelFile.read(in));
    }

    static FittedLaw of(ModelFile file) {
        file.require(KIND);
        if (!file.get("unit").equals("P1D")) throw new ModelFileException("unit must be P1D, is " + file.get("unit"));
        try {
            Family family = Family.valueOf(file.get("family"));
            return new FittedLaw(family.law(file.number("mu"), file.number("sigma")), file);
        } catch (IllegalArgumentException unknown) {
            throw new ModelFileException("law cannot be read: " + unknown.getMessage());
        }
    }
}
