package io.kairos.orchestrator.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import io.kairos.orchestrator.support.ChildJava;
import io.kairos.orchestrator.support.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its user meets it: a process with arguments, environment, output and exit code. */
class CommandLineIT {
    @TempDir
    Path temp = Path.of("");

    @Test
    void serves_until_it_is_told_to_end_and_hands_out_a_write_key() throws Exception {
        Path data = temp.resolve("data");
        try (ChildJava kairos = serve(Map.of(), data)) {
            kairos.awaitOutput("write key");
            Matcher url = Pattern.compile("http://127\\.0\\.0\\.1:\\d+").matcher(kairos.output());
            assertThat(url.find()).isTrue();
            assertThat(get(url.group() + "/actuator/health")).contains("UP");
            assertThat(data.resolve("write-key"))
                    .satisfies(key -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                            .isEqualTo("rw-------"));

            ChildJava second = serve(Map.of(), data);
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output()).contains("Another Kairos is already running", "--data");

            kairos.terminate();
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void uses_the_database_and_redis_of_the_environment_and_stores_the_key_as_a_hash() throws Exception {
        var servers = TestDatabase.fresh();
        Path data = temp.resolve("data");
        Map<String, String> environment = Map.of(
                "KAIROS_DATABASE_URL", servers.database().jdbcUrl(),
                "KAIROS_DATABASE_USER", servers.database().user(),
                "KAIROS_DATABASE_PASSWORD", servers.database().password(),
                "KAIROS_REDIS_URL", servers.redisUrl());
        try (ChildJava kairos = serve(environment, data)) {
            kairos.awaitOutput("write key");

            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(data.resolve("redis")).doesNotExist();
            assertThat(keyHash(servers.database())).isEqualTo(sha256(Files.readString(data.resolve("write-key"))));
            assertThat(Files.readString(data.resolve("kairos.log")))
                    .doesNotContain(Files.readString(data.resolve("write-key")).strip());
        }
    }

    @Test
    void hands_out_the_key_of_a_worker_for_a_channel_that_is_not_its_own() {
        var servers = TestDatabase.fresh();
        Map<String, String> environment = Map.of(
                "KAIROS_DATABASE_URL", servers.database().jdbcUrl(),
                "KAIROS_DATABASE_USER", servers.database().user(),
                "KAIROS_DATABASE_PASSWORD", servers.database().password(),
                "KAIROS_REDIS_URL", servers.redisUrl());

        ChildJava push = workerKey(environment, "push-1", "push");
        assertThat(push.awaitExit()).isZero();
        assertThat(push.output()).containsPattern("(?m)^[A-Za-z0-9_-]{32}$");
        ChildJava email = workerKey(environment, "thief", "email");
        assertThat(email.awaitExit()).isEqualTo(2);
        assertThat(email.output()).contains("Kairos serves the channel email itself");
    }

    @Test
    void says_in_plain_words_that_the_database_is_down() {
        ChildJava kairos = serve(
                Map.of("KAIROS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/kairos?password=hidden"),
                temp.resolve("data"));

        assertThat(kairos.awaitExit()).isEqualTo(1);
        assertThat(kairos.output())
                .contains("The database at 127.0.0.1:1/kairos does not answer", "KAIROS_DATABASE_URL")
                .doesNotContain("hidden", "\tat ", "Exception");
    }

    @Test
    void says_it_in_french_where_the_terminal_is_french() {
        ChildJava kairos = serve(
                Map.of(
                        "KAIROS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/kairos",
                        "JAVA_TOOL_OPTIONS", "-Duser.language=fr"),
                temp.resolve("data"));

        assertThat(kairos.awaitExit()).isEqualTo(1);
        assertThat(kairos.output()).contains("La base de données à 127.0.0.1:1/kairos ne répond pas");
    }

    @Test
    void tells_a_refused_login_and_a_missing_database_apart() {
        DatabaseAddress there = TestDatabase.fresh().database();
        ChildJava login = serve(
                Map.of(
                        "KAIROS_DATABASE_URL", there.jdbcUrl(),
                        "KAIROS_DATABASE_USER", there.user(),
                        "KAIROS_DATABASE_PASSWORD", "wrong"),
                temp.resolve("data"));
        assertThat(login.awaitExit()).isEqualTo(1);
        assertThat(login.output()).contains("refuses the user", "KAIROS_DATABASE_PASSWORD");

        ChildJava missing = serve(
                Map.of(
                        "KAIROS_DATABASE_URL", there.jdbcUrl() + "_gone",
                        "KAIROS_DATABASE_USER", there.user(),
                        "KAIROS_DATABASE_PASSWORD", there.password()),
                temp.resolve("data"));
        assertThat(missing.awaitExit()).isEqualTo(1);
        assertThat(missing.output()).contains("it has no database", "createdb");
    }

    @Test
    void says_in_plain_words_that_redis_is_down() {
        ChildJava kairos = serve(Map.of("KAIROS_REDIS_URL", "redis://:hidden@127.0.0.1:1/0"), temp.resolve("data"));

        assertThat(kairos.awaitExit()).isEqualTo(1);
        assertThat(kairos.output())
                .contains("The Redis at 127.0.0.1:1 does not answer", "KAIROS_REDIS_URL")
                .doesNotContain("hidden", "\tat ");
    }

    @Test
    void says_in_plain_words_that_the_port_is_taken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ChildJava kairos = ChildJava.start(
                    temp,
                    Map.of(),
                    Kairos.class,
                    "serve",
                    "--port",
                    Integer.toString(other.getLocalPort()),
                    "--data",
                    temp.resolve("data").toString());

            assertThat(kairos.awaitExit()).isEqualTo(1);
            assertThat(kairos.output()).contains("Port " + other.getLocalPort(), "--port");
        }
    }

    @Test
    void says_in_plain_words_that_it_cannot_listen_there() {
        ChildJava port =
                ChildJava.start(temp, Map.of(), Kairos.class, "serve", "--port", "70000", "--data", temp.toString());
        assertThat(port.awaitExit()).isEqualTo(1);
        assertThat(port.output()).contains("There is no port 70000");

        // an address of the block reserved for documentation
        ChildJava host = ChildJava.start(
                temp, Map.of(), Kairos.class, "serve", "--port", "0", "--host", "192.0.2.1", "--data", temp.toString());
        assertThat(host.awaitExit()).isEqualTo(1);
        assertThat(host.output()).contains("cannot listen on port 0 of 192.0.2.1", "--host");
    }

    @Test
    void says_that_a_folder_cannot_hold_data() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        ChildJava kairos = serve(Map.of(), file.resolve("data"));

        assertThat(kairos.awaitExit()).isEqualTo(1);
        assertThat(kairos.output()).contains("cannot be made", "--data DIR");
    }

    @Test
    void names_the_commands_there_are_when_it_does_not_know_one() {
        ChildJava unknown = ChildJava.start(temp, Map.of(), Kairos.class, "sevre");
        assertThat(unknown.awaitExit()).isEqualTo(2);
        assertThat(unknown.output()).contains("sevre", "kairos serve").doesNotContain("\tat ");

        ChildJava help = ChildJava.start(temp, Map.of(), Kairos.class);
        assertThat(help.awaitExit()).isZero();
        assertThat(help.output()).contains("Usage: kairos", "serve");
    }

    private ChildJava workerKey(Map<String, String> environment, String name, String channel) {
        String data = temp.resolve(name).toString();
        return ChildJava.start(
                temp, environment, Kairos.class, "worker-key", name, "--channel", channel, "--data", data);
    }

    private ChildJava serve(Map<String, String> environment, Path data) {
        return ChildJava.start(temp, environment, Kairos.class, "serve", "--port", "0", "--data", data.toString());
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static byte[] keyHash(DatabaseAddress address) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select key_hash from write_key")) {
            row.next();
            return row.getBytes(1);
        }
    }

    private static byte[] sha256(String key) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(key.strip().getBytes(StandardCharsets.UTF_8));
    }
}
