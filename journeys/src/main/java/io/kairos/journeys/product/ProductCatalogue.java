package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All product types of an installation. Immutable; {@link #read} is pure and may be called from many threads. */
public final class ProductCatalogue {

    private static final String SHIPPED = "/kairos/product-types.yaml";

    private final Map<String, ProductType> types;
    private final EventReader reader;

    ProductCatalogue(List<ProductType> types) {
        Map<String, ProductType> byId = new LinkedHashMap<>();
        types.forEach(type -> byId.put(type.id(), type));
        this.types = byId;
        this.reader = new EventReader(types);
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
        try (InputStream file = ProductCatalogue.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the module");
            }
            if (load(file) instanceof Loading.Loaded loaded) {
                return loaded.catalogue();
            }
            throw new IllegalStateException(SHIPPED + " is not valid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of the file. */
    public List<ProductType> types() {
        return List.copyOf(types.values());
    }

    public Optional<ProductType> type(String id) {
        return Optional.ofNullable(types.get(id));
    }

    /** What an event says about needs; an event that no product type names says nothing. */
    public Reading read(ObservedEvent event) {
        return reader.read(event);
    }
}
