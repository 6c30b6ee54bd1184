package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All product types of an installation. It may be asked from many threads. */
public final class ProductCatalogue {

    private static final String SHIPPED = "/kairos/product-types.yaml";

    private final Supplier<Held> held;

    private record Held(Map<String, ProductType> types, EventReader reader) {}

    ProductCatalogue(List<ProductType> types) {
        Map<String, ProductType> byId = new LinkedHashMap<>();
        types.forEach(type -> byId.put(type.id(), type));
        Held fixed = new Held(byId, new EventReader(types));
        this.held = () -> fixed;
    }

    private ProductCatalogue(Supplier<Held> held) {
        this.held = held;
    }

    /** One that answers every question as the catalogue in force at that moment does. */
    public static ProductCatalogue following(Supplier<ProductCatalogue> inForce) {
        return new ProductCatalogue(() -> inForce.get().held.get());
    }

    /** What came of loading a file of product types. */
    public sealed interface Loading {

        record Loaded(ProductCatalogue catalogue) implements Loading {}

        /** Nothing was loaded; every problem names its place in the file. */
        record Refused(List<Problem> problems) implements Loading {}
    }

    /**
     * Reads a YAML file of product types.
     *
     * @throws UncheckedIOException when the stream cannot be read
     */
    public static Loading load(InputStream yaml) {
        return CatalogueFile.load(yaml);
    }

    /** The product types that come with Kairos. */
    public static ProductCatalogue shipped() {
        try (InputStream file = shippedFile()) {
            if (load(file) instanceof Loading.Loaded loaded) {
                return loaded.catalogue();
            }
            throw new IllegalStateException(SHIPPED + " is not valid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sections of a file that loads, as they are written: maps, lists and texts, by the id of the product type. */
    public static Map<String, Map<String, Object>> sections(InputStream yaml) {
        return CatalogueFile.sections(yaml);
    }

    /** The file of the product types that come with Kairos. */
    public static InputStream shippedFile() {
        InputStream file = ProductCatalogue.class.getResourceAsStream(SHIPPED);
        if (file == null) {
            throw new IllegalStateException(SHIPPED + " is missing from the module");
        }
        return file;
    }

    /** In the order of the file. */
    public List<ProductType> types() {
        return List.copyOf(held.get().types().values());
    }

    public Optional<ProductType> type(String id) {
        return Optional.ofNullable(held.get().types().get(id));
    }

    /** What an event says about needs; an event that no product type names says nothing. */
    public Reading read(ObservedEvent event) {
        return held.get().reader().read(event);
    }
}
