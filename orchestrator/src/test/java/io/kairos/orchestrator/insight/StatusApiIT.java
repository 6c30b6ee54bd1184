package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@InsightTest
class StatusApiIT {

    @LocalServerPort
    int port;

    @Test
    void says_what_time_it_is_and_what_has_happened() {
        JsonNode status = new Api(port).ok("/api/status");

        assertThat(Api.fields(status)).containsExactlyInAnyOrder("product", "clock", "totals");
        assertThat(status.path("product").asString()).isEqualTo("Kairos");
        assertThat(Instant.parse(status.path("clock").path("now").asString()))
                .isAfterOrEqualTo(Instant.parse(KairosTest.CLOCK_START));
        assertThat(status.path("clock").path("virtual").isBoolean()).isTrue();
        assertThat(Api.fields(status.path("totals")))
                .containsExactlyInAnyOrder(
                        "captured",
                        "needs",
                        "enrolments",
                        "dispatched",
                        "delivered",
                        "held",
                        "refused",
                        "unknown",
                        "cancelledByPurchase",
                        "questions");
        assertThat(Api.list(status.path("totals"))).allMatch(JsonNode::isIntegralNumber);
    }
}
