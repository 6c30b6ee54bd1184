package io.kairos.orchestrator.insight;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI description at {@code /v3/api-docs}: what is for callers, with the one shape of everything that goes wrong. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final List<String> FOR_CALLERS = List.of("/api/", "/v1/");

    @Bean
    OpenAPI kairosApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Kairos")
                        .version("1")
                        .description("Events go in by the Segment tracking specification under /v1; answers come out "
                                + "under /api. Accept-Language (en, fr) picks the language of texts.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    @Bean
    OpenApiCustomizer problemsEverywhere() {
        return api -> {
            api.getComponents()
                    .addSchemas("Problem", problem())
                    .addSecuritySchemes(
                            CaptureDescription.WRITE_KEY,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("basic")
                                    .description("User name: the write key; no password"));
            CaptureDescription.replaceIn(api.getPaths());
            api.getPaths().keySet().removeIf(path -> FOR_CALLERS.stream().noneMatch(path::startsWith));
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDescription::addProblem);
        };
    }

    private static void addProblem(Operation operation) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("What is wrong, and what to do about it (RFC 9457)")
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(schema))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().description("Stable name of the kind of problem"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema().description("Stable short code"))
                .addProperty("field", new StringSchema().description("Where it is wrong"))
                .addProperty("remedy", new StringSchema().description("What to do about it"))
                .required(List.of("title", "status", "code"));
    }
}
