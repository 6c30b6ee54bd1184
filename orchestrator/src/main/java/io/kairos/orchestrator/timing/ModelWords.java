package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.timing.ModelsView.Row;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A version as its reader sees it. */
@Component
class ModelWords {
    private final Texts texts;
    private final Recipes recipes;
    private final LiveModels live;

    ModelWords(Texts texts, Recipes recipes, LiveModels live) {
        this.texts = texts;
        this.recipes = recipes;
        this.live = live;
    }

    Row row(ModelVersion version, long decisions, Locale language) {
        Slot slot = version.slot();
        boolean isLive = version.state() == ModelState.LIVE;
        return new Row(
                version.id(),
                slot.productType(),
                name(slot, language),
                slot.family(),
                version.reference().orElse(null),
                version.state().code(),
                version.period().asOf(),
                version.created(),
                version.promoted().orElse(null),
                version.report().get("rows"),
                version.comparison(),
                finding(version, language),
                version.drift().orElse(null),
                isLive ? live.problems().get(slot) : null,
                version.period().from(),
                version.period().until(),
                decisions,
                RollBack.possible(version));
    }

    String finding(ModelVersion version, Locale language) {
        Finding finding = ModelJson.finding(version.comparison());
        return texts.text("model." + finding.code(), finding.params(), language);
    }

    private String name(Slot slot, Locale language) {
        return recipes.type(slot.productType())
                .map(type -> type.name().in(language))
                .orElseGet(() -> slot.productType().equals(Slot.ALL)
                        ? texts.text("model.all-types", Map.of(), language)
                        : slot.productType());
    }
}
