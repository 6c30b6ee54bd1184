package io.kairos.channel.postal.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.postal.handover.Handover.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpHandoverTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    Path root;

    private SshServer server;
    private String fingerprint;

    @BeforeEach
    void start() throws Exception {
        KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
        server = SshServer.setUpDefaultServer();
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("kairos") && password.equals("right"));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
        Files.createDirectory(root.resolve("in"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    @Test
    void a_batch_arrives_as_a_whole_and_once() throws IOException {
        PrintBatch batch = Batches.of("d1", "d2");

        try (SftpHandover handover = new SftpHandover(account("right", fingerprint), TIMEOUT)) {
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
        assertLater(account("right", "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    }

    @Test
    void a_wrong_password_or_a_missing_folder_is_tried_later() {
        assertLater(account("wrong", fingerprint));
        assertLater(new SftpAccount("127.0.0.1", server.getPort(), "kairos", "right", fingerprint, "/nowhere"));
    }

    @Test
    void a_server_that_is_away_or_silent_is_tried_later_within_the_timeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SftpHandover handover = new SftpHandover(
                        new SftpAccount("127.0.0.1", silent.getLocalPort(), "kairos", "right", fingerprint, "/in"),
                        Duration.ofMillis(300))) {
            assertThat(handover.put(Batches.of("d1"))).isInstanceOf(Result.Later.class);
        }
        server.stop(true);
        assertLater(account("right", fingerprint));
    }

    private void assertLater(SftpAccount account) {
        try (SftpHandover handover = new SftpHandover(account, TIMEOUT)) {
            assertThat(handover.put(Batches.of("d1")))
                    .isInstanceOfSatisfying(
                            Result.Later.class,
                            later -> assertThat(later.why()).doesNotContain("right", "wrong", "kairos@"));
        }
    }

    private SftpAccount account(String password, String key) {
        return new SftpAccount("127.0.0.1", server.getPort(), "kairos", password, key, "/in");
    }
}
