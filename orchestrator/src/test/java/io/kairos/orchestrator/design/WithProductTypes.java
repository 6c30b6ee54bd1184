package io.kairos.orchestrator.design;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.product.ProductTypeStore;
import io.kairos.orchestrator.product.ProductTypes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Product types as somebody changes them; those of a test are forgotten after it. */
abstract class WithProductTypes extends WithDesigner {
    static final JsonMapper JSON = new JsonMapper();
    static final TypeReference<Map<String, Object>> SECTION = new TypeReference<>() {};

    @Autowired
    ProductCatalogue catalogue;

    @Autowired
    ProductTypeStore store;

    @Autowired
    ProductTypes types;

    /** Other tests send the events by which these types would open needs of their own. */
    @AfterEach
    void forget() {
        jdbc.sql("delete from product_type_version").update();
        types.refresh();
    }

    Map<String, Object> section(String id) {
        var body = designer.get("/api/product-types/" + id).body();
        return new HashMap<>(JSON.convertValue(body.path("section"), SECTION));
    }

    Designer.Answer remove(String id, int seen) {
        return designer.send("DELETE", "/api/product-types/" + id, "", "If-Match", "\"" + seen + "\"");
    }

    Designer.Answer save(String id, int seen, Map<String, Object> section) {
        return designer.send(
                "PUT",
                "/api/product-types/" + id.replace(" ", "%20"),
                JSON.writeValueAsString(Map.of("section", section, "note", "by a test")),
                "If-Match",
                "\"" + seen + "\"");
    }
}
