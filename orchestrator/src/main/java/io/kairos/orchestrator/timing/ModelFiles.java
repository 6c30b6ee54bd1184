package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.timing.TimingModels;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Model files on disk. */
public final class ModelFiles {
    private ModelFiles() {}

    /**
     * The models with the one of this file in force for the product type.
     *
     * @throws StartFailure when the file cannot be read
     */
    public static TimingModels place(TimingModels models, Path file, String productType) {
        try {
            String text = Files.readString(file);
            String kind = ModelFile.read(ModelText.stream(text)).get("kind");
            for (Recipe<?> recipe : Recipes.ALL) {
                if (recipe.kinds().contains(kind)) return placed(recipe, models, text, productType);
            }
            throw new ModelFileException("no product type is decided by a model of kind " + kind);
        } catch (IOException | ModelFileException unreadable) {
            throw new StartFailure(
                    "timing-model",
                    Map.of("file", file.toString(), "cause", String.valueOf(unreadable.getMessage())),
                    unreadable);
        }
    }

    private static <M> TimingModels placed(Recipe<M> recipe, TimingModels models, String text, String productType)
            throws IOException {
        return recipe.with(models, productType, recipe.read(text));
    }
}
