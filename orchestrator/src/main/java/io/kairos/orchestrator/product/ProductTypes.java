package io.kairos.orchestrator.product;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductCatalogue.Loading;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The product types in force on this node: the file's, each with what people last made of it in its place. A stored version that
 * cannot be read leaves the file's in force. Thread-safe.
 */
public final class ProductTypes {
    private static final Logger LOG = LoggerFactory.getLogger(ProductTypes.class);

    private final Map<String, Map<String, Object>> file;
    private final ProductTypeStore store;
    private final JsonMapper json;
    private volatile @Nullable State state;

    /** @param file the sections of a file that loads */
    public ProductTypes(Map<String, Map<String, Object>> file, ProductTypeStore store, JsonMapper json) {
        this.file = file;
        this.store = store;
        this.json = json;
    }

    private record State(long stamp, Map<String, Written> written, ProductCatalogue catalogue) {}

    /** What is in force now; it does not change any more. */
    public ProductCatalogue catalogue() {
        return state().catalogue();
    }

    /** As people write them, in their order. */
    public List<Written> all() {
        return List.copyOf(state().written().values());
    }

    /** One, as people write it. */
    public Optional<Written> find(String id) {
        return Optional.ofNullable(state().written().get(id));
    }

    /** What came of reading all of them with this one among them. */
    public Loading with(String id, Map<String, Object> section) {
        Map<String, Object> sections = sections(state().written());
        sections.put(id, section);
        return load(sections);
    }

    /** One section with texts alone, as it is stored. */
    public Map<String, Object> plain(String id, Map<String, Object> section) {
        return ProductCatalogue.sections(document(Map.of(id, section))).getOrDefault(id, Map.of());
    }

    /** Takes over what was stored since, here or on another node; whether there was anything. */
    public synchronized boolean refresh() {
        State now = state;
        if (now != null && now.stamp() == store.stamp()) {
            return false;
        }
        state = read();
        return true;
    }

    /**
     * Takes over what was stored since, and keeps every type there is from being taken away until the transaction ends; whether there
     * was anything.
     */
    public boolean keep() {
        long stamp = store.keptStamp();
        State now = state;
        return (now == null || now.stamp() != stamp) && refresh();
    }

    private State state() {
        State now = state;
        if (now != null) {
            return now;
        }
        synchronized (this) {
            State read = read();
            state = read;
            return read;
        }
    }

    private State read() {
        long stamp = store.stamp();
        Map<String, Written> written = new LinkedHashMap<>();
        file.forEach((id, section) -> written.put(id, new Written(id, 0, section)));
        for (ProductTypeVersion made : store.newest()) {
            if (made.removed()) {
                written.remove(made.productType());
                continue;
            }
            if (load(Map.of(made.productType(), made.section())) instanceof Loading.Refused refused) {
                LOG.error(
                        "Version {} of product type {} cannot be used ({}); the file's stays in force, where it has one",
                        made.version(),
                        made.productType(),
                        refused.problems().get(0).code());
                continue;
            }
            written.put(made.productType(), new Written(made.productType(), made.version(), made.section()));
        }
        if (load(sections(written)) instanceof Loading.Loaded loaded) {
            return new State(stamp, written, loaded.catalogue());
        }
        throw new IllegalStateException("product types that can be read one by one cannot be read together");
    }

    private static Map<String, Object> sections(Map<String, Written> written) {
        Map<String, Object> sections = new LinkedHashMap<>();
        written.forEach((id, one) -> sections.put(id, one.section()));
        return sections;
    }

    private Loading load(Map<String, ?> sections) {
        return ProductCatalogue.load(document(sections));
    }

    /** JSON is YAML, too: one reader for the file and for what people change. */
    private ByteArrayInputStream document(Map<String, ?> sections) {
        return new ByteArrayInputStream(json.writeValueAsBytes(Map.of("product-types", sections)));
    }
}
