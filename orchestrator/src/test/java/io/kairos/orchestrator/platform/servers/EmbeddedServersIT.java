package io.kairos.orchestrator.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.servers.Servers.WhenInUse;
import io.kairos.orchestrator.support.ChildJava;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
    @TempDir
    Path temp = Path.of("");

    @Test
    void keep_what_was_committed_and_let_nobody_in_without_the_password() throws SQLException, IOException {
        // a space in the path: people have them
        DataFolder folder = DataFolder.at(temp.resolve("data folder"));
        ServerAddresses first;
        try (Servers servers = start(folder)) {
            first = servers.addresses();
            assertThat(setting(first, "fsync")).isEqualTo("on");
            assertThat(setting(first, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(first, "full_page_writes")).isEqualTo("on");
            assertThat(setting(first, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(first, "unix_socket_directories")).isEmpty();
            assertThat(setting(first, "server_version")).startsWith("18.");
            assertThat(setting(first, "lc_collate_of_default")).isEqualTo("C.UTF-8");
            refusesAWrongPassword(first);
            write(first);
            assertThat(folder.path()).satisfies(EmbeddedServersIT::isForItsOwnerOnly);
            assertThat(folder.resolve("postgres.password")).satisfies(EmbeddedServersIT::isForItsOwnerOnly);
            assertThat(folder.resolve("redis.conf")).satisfies(EmbeddedServersIT::isForItsOwnerOnly);
        }
        assertThatThrownBy(() -> setting(first, "fsync")).isInstanceOf(SQLException.class);

        try (Servers servers = start(folder)) {
            assertThat(servers.addresses()).isEqualTo(first);
            assertWritten(servers.addresses());
        }
    }

    @Test
    void serve_a_second_program_on_the_same_folder_or_refuse_it_as_it_wishes() throws SQLException {
        DataFolder folder = DataFolder.at(temp.resolve("data"));
        try (Servers servers = start(folder)) {
            assertThatThrownBy(() -> start(folder))
                    .isInstanceOfSatisfying(
                            StartFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo("already-running"));

            try (Servers second = Servers.start(folder, ExternalServers.none(), WhenInUse.SHARE)) {
                assertThat(second.addresses()).isEqualTo(servers.addresses());
            }

            assertThat(setting(servers.addresses(), "fsync")).as("still runs").isEqualTo("on");
        }
    }

    @Test
    void are_taken_over_from_a_killed_program_and_stopped_in_the_end() throws SQLException, IOException {
        DataFolder folder = DataFolder.at(temp.resolve("data"));
        long postgres;
        try (ChildJava child = ChildJava.start(
                temp, Map.of(), ServersProgram.class, folder.path().toString())) {
            child.awaitOutput(ServersProgram.READY);
            assertThatThrownBy(() -> start(folder)).isInstanceOf(StartFailure.class);
            child.kill();
            postgres = postmaster(folder);
            assertThat(ProcessHandle.of(postgres)).as("outlives its program").isPresent();
        }

        ServerAddresses adopted;
        try (Servers servers = start(folder)) {
            adopted = servers.addresses();
            assertThat(postmaster(folder)).as("taken over, not started again").isEqualTo(postgres);
            write(adopted);
            assertWritten(adopted);
        }

        assertThat(folder.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
        assertThatThrownBy(() -> setting(adopted, "fsync")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> redis(adopted.redisUrl())).isInstanceOf(RedisException.class);
    }

    @Test
    void begin_again_when_the_first_start_was_cut_short() throws IOException, SQLException {
        DataFolder folder = DataFolder.at(temp.resolve("data"));
        Files.createDirectories(folder.resolve("postgres").resolve("base"));
        Files.writeString(folder.resolve("postgres").resolve("postgresql.conf"), "half a fi");

        try (Servers servers = start(folder)) {
            assertThat(setting(servers.addresses(), "fsync")).isEqualTo("on");
        }
    }

    private static Servers start(DataFolder folder) {
        return Servers.start(folder, ExternalServers.none(), WhenInUse.REFUSE);
    }

    private static void write(ServerAddresses addresses) throws SQLException {
        try (Connection connection = connect(addresses.database());
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('Noël')");
        }
        try (RedisClient client = RedisClient.create(addresses.redisUrl());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            redis.sync().set("kept", "yes");
        }
    }

    private static void assertWritten(ServerAddresses addresses) throws SQLException {
        try (Connection connection = connect(addresses.database());
                Statement statement = connection.createStatement();
                ResultSet word = statement.executeQuery("select upper(word) from kept")) {
            assertThat(word.next()).isTrue();
            assertThat(word.getString(1)).isEqualTo("NOËL");
        }
        assertThat(redis(addresses.redisUrl())).isEqualTo("yes");
    }

    private static void refusesAWrongPassword(ServerAddresses addresses) {
        DatabaseAddress wrong = new DatabaseAddress(addresses.database().jdbcUrl(), "postgres", "wrong");
        assertThatThrownBy(() -> connect(wrong))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        String open = addresses.redisUrl().replaceFirst(":[^:@/]+@", "");
        assertThatThrownBy(() -> redis(open)).hasStackTraceContaining("NOAUTH");
    }

    private static String redis(String url) {
        try (RedisClient client = RedisClient.create(url);
                StatefulRedisConnection<String, String> redis = client.connect()) {
            return String.valueOf(redis.sync().get("kept"));
        }
    }

    private static String setting(ServerAddresses addresses, String name) throws SQLException {
        String query = "lc_collate_of_default".equals(name)
                ? "select datlocale from pg_database where datname = current_database()"
                : "show " + name;
        try (Connection connection = connect(addresses.database());
                Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery(query)) {
            value.next();
            return value.getString(1);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static long postmaster(DataFolder folder) throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"))
                .get(0)
                .strip());
    }

    private static void isForItsOwnerOnly(Path path) {
        try {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .endsWith("------");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
