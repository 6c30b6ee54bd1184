package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import io.kairos.journeys.product.ProductCatalogue.Loading;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Turns the YAML file of product types into a catalogue, or into every problem it has. */
final class CatalogueFile {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("product types")
            .setCodePointLimit(1 << 20)
            .setMaxAliasesForCollections(50)
            .build();

    private CatalogueFile() {}

    static Loading load(InputStream yaml) {
        Optional<Node> root;
        try {
            root = new Compose(SETTINGS).composeReader(new YamlUnicodeReader(yaml));
        } catch (YamlEngineException e) {
            return new Loading.Refused(List.of(notYaml(e)));
        }
        if (root.isEmpty()) {
            return new Loading.Refused(List.of(empty()));
        }
        List<Problem> problems = new ArrayList<>();
        YamlMap file = YamlMap.of(root.get(), "", problems).only("product-types");
        YamlMap byId = file.map("product-types");
        List<ProductType> types = new ArrayList<>();
        for (String id : byId.keys()) {
            types.add(TypeSection.read(id, byId.map(id)));
        }
        if (problems.isEmpty() && types.isEmpty()) {
            problems.add(empty());
        }
        return problems.isEmpty()
                ? new Loading.Loaded(new ProductCatalogue(types))
                : new Loading.Refused(List.copyOf(problems));
    }

    @SuppressWarnings("unchecked") // a file that loads is a group of groups
    static Map<String, Map<String, Object>> sections(InputStream yaml) {
        LoadSettings texts = LoadSettings.builder()
                .setLabel("product types")
                .setCodePointLimit(1 << 20)
                .setMaxAliasesForCollections(50)
                .setSchema(new FailsafeSchema())
                .build();
        Map<String, Object> file = (Map<String, Object>) new Load(texts).loadFromInputStream(yaml);
        return (Map<String, Map<String, Object>>) file.getOrDefault("product-types", Map.of());
    }

    private static Problem empty() {
        return Problem.error(
                "NO_PRODUCT_TYPES",
                "product-types",
                new Text("The file names no product type.", "Le fichier ne nomme aucun type de produit."),
                new Text(
                        "Add one under 'product-types:'; README.md of the module shows how.",
                        "Ajoutez-en un sous « product-types: » ; le README.md du module montre comment."));
    }

    private static Problem notYaml(YamlEngineException e) {
        Optional<Integer> line = e instanceof MarkedYamlEngineException marked
                ? marked.getProblemMark().map(mark -> mark.getLine() + 1)
                : Optional.empty();
        String what = e instanceof MarkedYamlEngineException marked && marked.getProblem() != null
                ? marked.getProblem()
                : String.valueOf(e.getMessage());
        return Problem.error(
                "NOT_YAML",
                line.map(n -> "line " + n).orElse("file"),
                new Text(
                        "The file is not valid YAML: " + what + ".",
                        "Le fichier n'est pas du YAML valide : " + what + "."),
                new Text(
                        "Check indentation, quotes and colons around that line.",
                        "Vérifiez l'indentation, les guillemets et les deux-points autour de cette ligne."));
    }
}
