package io.kairos.orchestrator.insight;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;

/** Describes the tracking API, which reads bodies itself and so cannot be described by its signatures. */
final class CaptureDescription {

    /** Name of the security scheme: the write key as user name of HTTP Basic authentication. */
    static final String WRITE_KEY = "writeKey";

    private static final Map<String, String> SINGLE = Map.of(
            "track", "Store what a customer did",
            "identify", "Store who a customer is: traits and identities",
            "page", "Store that a customer saw a page",
            "screen", "Store that a customer saw a screen of an app",
            "group", "Store that a customer belongs to a group",
            "alias", "Store that two identities are one customer");

    private CaptureDescription() {}

    static void replaceIn(Paths paths) {
        paths.keySet().removeIf(path -> path.startsWith("/v1/"));
        SINGLE.keySet().stream()
                .sorted()
                .forEach(type -> paths.addPathItem("/v1/" + type, post(SINGLE.getOrDefault(type, type), event())));
        Schema<?> events = new ObjectSchema()
                .addProperty("batch", new ArraySchema().items(event().addProperty("type", new StringSchema())))
                .addProperty("sentAt", new DateTimeSchema())
                .required(List.of("batch"));
        paths.addPathItem("/v1/batch", post("Store many events; a bad one never blocks the good ones", events));
    }

    private static PathItem post(String summary, Schema<?> body) {
        Schema<?> success = new ObjectSchema().addProperty("success", new BooleanSchema());
        ApiResponse stored = new ApiResponse()
                .description("Stored, with everything that follows from it")
                .content(json(success));
        return new PathItem()
                .post(new Operation()
                        .addTagsItem("Capture")
                        .summary(summary)
                        .description("By the Segment HTTP tracking specification.")
                        .addSecurityItem(new SecurityRequirement().addList(WRITE_KEY))
                        .requestBody(new RequestBody().required(true).content(json(body)))
                        .responses(new ApiResponses().addApiResponse("200", stored)));
    }

    private static Schema<?> event() {
        return new ObjectSchema()
                .addProperty("messageId", new StringSchema().description("The same one twice has one effect"))
                .addProperty("userId", new StringSchema())
                .addProperty("anonymousId", new StringSchema().description("One of userId and anonymousId is needed"))
                .addProperty("event", new StringSchema().description("Name of what was done (track)"))
                .addProperty("name", new StringSchema().description("Name of the page or screen"))
                .addProperty("properties", new ObjectSchema())
                .addProperty("traits", new ObjectSchema())
                .addProperty("context", new ObjectSchema())
                .addProperty("previousId", new StringSchema().description("The former identity (alias)"))
                .addProperty("groupId", new StringSchema())
                .addProperty("timestamp", new DateTimeSchema().description("When it happened"))
                .addProperty("sentAt", new DateTimeSchema().description("The sender's clock when it was sent"))
                .addProperty("writeKey", new StringSchema().description("Instead of HTTP Basic authentication"));
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }
}
