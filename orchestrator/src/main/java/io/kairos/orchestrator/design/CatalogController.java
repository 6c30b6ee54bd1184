package io.kairos.orchestrator.design;

import io.kairos.journeys.catalogue.DesktopZip;
import io.kairos.journeys.catalogue.Recipe;
import io.kairos.journeys.catalogue.Recipes;
import io.kairos.journeys.catalogue.TemplateCatalogue;
import io.kairos.journeys.feel.DecisionTable;
import io.kairos.journeys.feel.DecisionTables;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What journeys are made of: the forms of their steps, journeys to begin from, and what the forms have to choose from. */
@RestController
@RequestMapping("/api")
@Tag(name = "Design")
class CatalogController {
    private final Catalog catalog;

    private final DecisionTables tables;

    CatalogController(Catalog catalog, DecisionTables tables) {
        this.catalog = catalog;
        this.tables = tables;
    }

    record RecipeList(List<Row> recipes) {
        /** @param icon a picture as a data: URI */
        record Row(String id, String name, String text, String icon) {
            static Row of(Recipe recipe, Locale language) {
                return new Row(
                        recipe.id(), recipe.name().in(language), recipe.text().in(language), recipe.icon());
            }
        }
    }

    @GetMapping(path = "/element-templates", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The forms of all steps, as Camunda 7 element templates, with this installation's choices")
    @Nullable
    ResponseEntity<byte[]> templates(
            @RequestParam(required = false) @Nullable String lang, Locale language, WebRequest request) {
        Locale asked = lang == null ? language : Locale.forLanguageTag(lang);
        return tagged(catalog.templates(asked), MediaType.APPLICATION_JSON, request);
    }

    @GetMapping(path = "/element-templates.zip", produces = "application/zip")
    @Operation(
            summary = "The forms, a plug-in and the recipes for the desktop Camunda Modeler, with a page that says how")
    @Nullable
    ResponseEntity<byte[]> zip(WebRequest request) {
        return tagged(DesktopZip.of(TemplateCatalogue.shipped()), MediaType.parseMediaType("application/zip"), request);
    }

    @GetMapping(path = "/recipes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Journeys to begin from")
    RecipeList recipes(Locale language) {
        return new RecipeList(Recipes.all().stream()
                .map(recipe -> RecipeList.Row.of(recipe, language))
                .toList());
    }

    @GetMapping(path = "/recipes/{id}/bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "The file of a recipe")
    byte[] recipe(@PathVariable String id) {
        return Recipes.bpmn(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.at(404, "recipe-unknown", "recipe").with("id", id)));
    }

    @GetMapping(path = "/tables/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A decision table that journeys share")
    DecisionTable table(@PathVariable String id) {
        return tables.table(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.at(404, "table-unknown", "table").with("id", id)));
    }

    @GetMapping(path = "/catalog", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Channels, messages, topics, product types, tables, variables and journeys to choose from")
    Catalog.View catalog(Locale language) {
        return catalog.view(language);
    }

    private static @Nullable ResponseEntity<byte[]> tagged(byte[] body, MediaType type, WebRequest request) {
        String tag = "\"" + DigestUtils.md5DigestAsHex(body) + "\"";
        return request.checkNotModified(tag)
                ? null
                : ResponseEntity.ok()
                        .contentType(type)
                        .cacheControl(CacheControl.noCache())
                        .eTag(tag)
                        .body(body);
    }
}
