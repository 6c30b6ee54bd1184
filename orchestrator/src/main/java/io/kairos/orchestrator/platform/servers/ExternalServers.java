package io.kairos.orchestrator.platform.servers;

import io.kairos.orchestrator.platform.StartFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Servers of the user's own, named by the environment; empty where the embedded one is wanted. */
public record ExternalServers(Optional<DatabaseAddress> database, Optional<String> redisUrl) {
    /** Embedded servers only. */
    public static ExternalServers none() {
        return new ExternalServers(Optional.empty(), Optional.empty());
    }

    /**
     * Reads {@code KAIROS_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}, {@code KAIROS_REDIS_URL}, {@code _USER},
     * {@code _PASSWORD}. The database address may be {@code jdbc:postgresql://…} or {@code postgres://user:password@…}.
     *
     * @throws StartFailure when an address is not one
     */
    public static ExternalServers fromEnvironment(Map<String, String> environment) {
        return fromEnvironment(environment, "KAIROS_");
    }

    /** The same under another prefix, such as the one tests use. */
    public static ExternalServers fromEnvironment(Map<String, String> environment, String prefix) {
        return new ExternalServers(
                value(environment, prefix + "DATABASE_URL").map(url -> database(url, environment, prefix)),
                value(environment, prefix + "REDIS_URL").map(url -> redis(url, environment, prefix)));
    }

    private static DatabaseAddress database(String url, Map<String, String> environment, String prefix) {
        String[] inUrl = {"", ""};
        String jdbc = url;
        if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
            URI uri = uri(url, prefix + "DATABASE_URL");
            inUrl = credentials(uri);
            jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath()
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } else if (!url.startsWith("jdbc:postgresql:")) {
            throw notAnAddress(prefix + "DATABASE_URL", "jdbc:postgresql://host:5432/kairos");
        }
        return new DatabaseAddress(
                jdbc,
                value(environment, prefix + "DATABASE_USER").orElse(inUrl[0]),
                value(environment, prefix + "DATABASE_PASSWORD").orElse(inUrl[1]));
    }

    private static String redis(String url, Map<String, String> environment, String prefix) {
        URI uri = uri(url, prefix + "REDIS_URL");
        if (uri.getHost() == null || !("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))) {
            throw notAnAddress(prefix + "REDIS_URL", "redis://host:6379/0");
        }
        Optional<String> password = value(environment, prefix + "REDIS_PASSWORD");
        if (password.isEmpty()) {
            return url;
        }
        String user = value(environment, prefix + "REDIS_USER").orElse("");
        return uri.getScheme() + "://" + encoded(user) + ":" + encoded(password.get()) + "@" + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }

    private static String[] credentials(URI uri) {
        String info = uri.getUserInfo();
        if (info == null) {
            return new String[] {"", ""};
        }
        int colon = info.indexOf(':');
        return colon < 0 ? new String[] {info, ""} : new String[] {info.substring(0, colon), info.substring(colon + 1)};
    }

    private static URI uri(String url, String name) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw notAnAddress(name, "scheme://host:port/name");
        }
    }

    private static StartFailure notAnAddress(String name, String example) {
        return new StartFailure("not-an-address", Map.of("name", name, "example", example));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
