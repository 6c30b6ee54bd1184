package io.kairos.channel.display.fake;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** The part of Google's Data Manager API that changes customer lists, with the checks of the real one that can be made here. */
public final class FakeGoogle extends FakeNetwork {

    private static final int MAX_MEMBERS = 10_000;
    private static final int MAX_IDENTIFIERS = 10;
    private static final Set<String> FIELDS =
            Set.of("destinations", "audienceMembers", "consent", "validateOnly", "encoding", "termsOfService");

    private final String refreshToken;
    private final AtomicInteger renewals = new AtomicInteger();

    /** @param token the access token it accepts; {@code refresh-<token>} renews it */
    public FakeGoogle(String token) {
        super(token);
        this.refreshToken = "refresh-" + token;
    }

    /** Where access tokens are renewed. */
    public URI tokenUrl() {
        return URI.create(url() + "/token");
    }

    /** How often the access token was renewed. */
    public int renewals() {
        return renewals.get();
    }

    /** As Google's authorization server answers (RFC 6749, section 6); each new token ends the one before. */
    @Override
    Optional<Grant> grant(String path, String form) {
        if (!path.equals("/token")) {
            return Optional.empty();
        }
        List<String> fields = List.of(form.split("&", -1));
        if (!fields.containsAll(List.of("grant_type=refresh_token", "client_id=client", "client_secret=secret"))) {
            return Optional.of(new Grant(401, Map.of("error", "invalid_client")));
        }
        if (!fields.contains("refresh_token=" + refreshToken)) {
            return Optional.of(new Grant(400, Map.of("error", "invalid_grant")));
        }
        String token = "renewed-" + renewals.incrementAndGet();
        accept(token);
        return Optional.of(new Grant(200, Map.of("access_token", token, "expires_in", 3_599, "token_type", "Bearer")));
    }

    @Override
    Map<String, Object> carryOut(String method, String path, JsonNode body) throws Invalid {
        boolean enters = path.equals("/v1/audienceMembers:ingest");
        if (!method.equals("POST") || !enters && !path.equals("/v1/audienceMembers:remove")) {
            throw new Invalid("no such method");
        }
        for (String field : body.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw new Invalid("Unknown name \"" + field + "\"");
            }
        }
        if (!body.path("encoding").asString("").equals("HEX")) {
            throw new Invalid("encoding is required with user data");
        }
        if (enters
                && !body.path("termsOfService")
                        .path("customerMatchTermsOfServiceStatus")
                        .asString("")
                        .equals("ACCEPTED")) {
            throw new Invalid("the terms of Customer Match are not accepted");
        }
        List<String> members = members(body.path("audienceMembers"));
        JsonNode destinations = body.path("destinations");
        if (destinations.isEmpty()) {
            throw new Invalid("destinations is required");
        }
        for (JsonNode destination : destinations) {
            book().change(destination(destination), members, enters);
        }
        return Map.of("requestId", UUID.randomUUID().toString());
    }

    private static String destination(JsonNode destination) throws Invalid {
        JsonNode account = destination.path("operatingAccount");
        if (!account.path("accountType").asString("").equals("GOOGLE_ADS")
                || !account.path("accountId").asString("").matches("\\d{10}")) {
            throw new Invalid("operatingAccount must be a GOOGLE_ADS account of ten digits");
        }
        String list = destination.path("productDestinationId").asString("");
        if (!list.matches("\\d{1,20}")) {
            throw new Invalid("productDestinationId is no list id");
        }
        return list;
    }

    private static List<String> members(JsonNode all) throws Invalid {
        if (all.isEmpty() || all.size() > MAX_MEMBERS) {
            throw new Invalid("audienceMembers must be 1 to " + MAX_MEMBERS);
        }
        List<String> members = new ArrayList<>();
        for (JsonNode member : all) {
            JsonNode identifiers = member.path("userData").path("userIdentifiers");
            if (identifiers.isEmpty() || identifiers.size() > MAX_IDENTIFIERS) {
                throw new Invalid("userIdentifiers must be 1 to " + MAX_IDENTIFIERS);
            }
            String first = "";
            for (JsonNode identifier : identifiers) {
                String key = identifier(identifier);
                first = first.isEmpty() ? key : first;
            }
            members.add(first);
        }
        return members;
    }

    private static String identifier(JsonNode identifier) throws Invalid {
        if (identifier.has("emailAddress")) {
            return Hashes.check("emailAddress", identifier.path("emailAddress").asString(""));
        }
        if (identifier.has("phoneNumber")) {
            return Hashes.check("phoneNumber", identifier.path("phoneNumber").asString(""));
        }
        JsonNode address = identifier.path("address");
        if (!address.path("regionCode").asString("").matches("[A-Z]{2}")
                || address.path("postalCode").asString("").isBlank()) {
            throw new Invalid("address needs regionCode and postalCode in the clear");
        }
        Hashes.check("givenName", address.path("givenName").asString(""));
        return Hashes.check("familyName", address.path("familyName").asString(""));
    }

    @Override
    int status(Trouble trouble) {
        return switch (trouble) {
            case RATE_LIMIT -> 429;
            case AWAY -> 503;
            case TOKEN_EXPIRED -> 401;
            case FORBIDDEN -> 403;
            case BROKEN, HANGS, RESETS, DROPS -> 500;
        };
    }

    @Override
    Map<String, Object> error(int status, Trouble trouble) {
        return of(
                status,
                switch (trouble) {
                    case RATE_LIMIT -> "RESOURCE_EXHAUSTED";
                    case AWAY -> "UNAVAILABLE";
                    case TOKEN_EXPIRED -> "UNAUTHENTICATED";
                    case FORBIDDEN -> "PERMISSION_DENIED";
                    case BROKEN, HANGS, RESETS, DROPS -> "INTERNAL";
                },
                trouble.name());
    }

    @Override
    Map<String, Object> invalid(String message) {
        return of(400, "INVALID_ARGUMENT", message);
    }

    private static Map<String, Object> of(int code, String status, String message) {
        return Map.of("error", Map.of("code", code, "status", status, "message", message, "details", List.of()));
    }
}
