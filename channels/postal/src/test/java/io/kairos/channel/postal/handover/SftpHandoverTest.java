package io.kairos.channel.postal.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.postal.fake.FakePrintServer;
import io.kairos.channel.postal.handover.Handover.Result;
import io.kairos.channel.providers.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpHandoverTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    Path root;

    private FakePrintServer server;

    @BeforeEach
    void start() {
        server = FakePrintServer.start(root, "right");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_batch_arrives_as_a_whole_and_once() throws IOException {
        PrintBatch batch = Batches.of("d1", "d2");

        try (SftpHandover handover = new SftpHandover(server.account(), TIMEOUT)) {
            assertThat(handover.put(batch)).isEqualTo(new Result.Done());
            Files.writeString(root.resolve("in").resolve(batch.id()).resolve("d1.pdf"), "already printed");
            assertThat(handover.put(batch)).isEqualTo(new Result.Done());
        }

        try (Stream<Path> files = Files.list(root.resolve("in"))) {
            assertThat(files).containsExactly(root.resolve("in").resolve(batch.id()));
        }
        assertThat(root.resolve("in").resolve(batch.id()).resolve("d1.pdf")).hasContent("already printed");
        assertThat(root.resolve("in").resolve(batch.id()).resolve("letters.csv"))
                .content()
                .contains("d1.pdf", "d2.pdf");
    }

    @Test
    void another_key_than_the_one_known_is_refused() {
        assertLater(with("right", "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/in"));
    }

    @Test
    void a_wrong_password_or_a_missing_folder_is_tried_later() {
        assertLater(with("wrong", server.account().hostKey(), "/in"));
        assertLater(with("right", server.account().hostKey(), "/nowhere"));
    }

    @Test
    void a_server_that_is_away_or_silent_is_tried_later_within_the_timeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SftpHandover handover = new SftpHandover(
                        new SftpAccount(
                                "127.0.0.1",
                                silent.getLocalPort(),
                                "kairos",
                                "right",
                                server.account().hostKey(),
                                "/in"),
                        Duration.ofMillis(300))) {
            assertThat(handover.put(Batches.of("d1"))).isInstanceOf(Result.Later.class);
        }
        SftpAccount account = server.account();
        server.close();
        assertLater(account);
    }

    @Test
    void a_server_that_fails_before_the_batch_appears_is_tried_later() throws IOException {
        Fault[] faults = {
            Fault.status(429), Fault.status(500), Fault.status(503), Fault.hang(), Fault.reset(),
        };
        server.faults().next(faults);
        PrintBatch batch = Batches.of("d1");

        try (SftpHandover handover = new SftpHandover(server.account(), Duration.ofMillis(700))) {
            for (Fault fault : faults) {
                assertThat(handover.put(batch)).as(fault.toString()).isInstanceOf(Result.Later.class);
                assertThat(root.resolve("in").resolve(batch.id())).doesNotExist();
            }
            assertThat(handover.put(batch)).isEqualTo(new Result.Done());
        }
    }

    @Test
    void a_batch_that_was_taken_without_a_word_is_unclear_and_not_taken_twice() {
        server.faults().next(Fault.close().butTaken());
        PrintBatch batch = Batches.of("d1");

        try (SftpHandover handover = new SftpHandover(server.account(), TIMEOUT)) {
            assertThat(handover.put(batch)).isInstanceOf(Result.Unclear.class);
            assertThat(root.resolve("in").resolve(batch.id())).isDirectory();
            assertThat(handover.put(batch)).isEqualTo(new Result.Done());
        }
    }

    private void assertLater(SftpAccount account) {
        try (SftpHandover handover = new SftpHandover(account, TIMEOUT)) {
            assertThat(handover.put(Batches.of("d1")))
                    .isInstanceOfSatisfying(
                            Result.Later.class,
                            later -> assertThat(later.why()).doesNotContain("right", "wrong", "kairos@"));
        }
    }

    private SftpAccount with(String password, String key, String folder) {
        SftpAccount known = server.account();
        return new SftpAccount(known.host(), known.port(), known.user(), password, key, folder);
    }
}
