package io.kairos.channel.postal.fake;

import io.kairos.channel.postal.handover.SftpAccount;
import io.kairos.channel.providers.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A print provider's SFTP server on 127.0.0.1, with a key and one account of its own, that takes batches into a folder and
 * fails when told to. Nothing leaves the machine. Thread-safe.
 */
public final class FakePrintServer implements AutoCloseable {
    private static final String USER = "kairos";
    private static final String INBOX = "in";
    private static final int KEY_BITS = 256;

    private final SshServer server;
    private final String hostKey;
    private final String password;
    private final Faults faults = new Faults();

    private FakePrintServer(SshServer server, String hostKey, String password) {
        this.server = server;
        this.hostKey = hostKey;
        this.password = password;
    }

    /**
     * Starts listening on a free port.
     *
     * @param root what its account sees; batches appear in the folder {@link #inbox} below it
     * @param password of its account
     */
    public static FakePrintServer start(Path root, String password) {
        try {
            Files.createDirectories(inbox(root));
            KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, KEY_BITS);
            SshServer ssh = SshServer.setUpDefaultServer();
            FakePrintServer server =
                    new FakePrintServer(ssh, KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic()), password);
            SftpSubsystemFactory sftp = new SftpSubsystemFactory();
            sftp.addSftpEventListener(new FailingUploads(server.faults));
            ssh.setHost(InetAddress.getLoopbackAddress().getHostAddress());
            ssh.setPort(0);
            ssh.setKeyPairProvider(KeyPairProvider.wrap(key));
            ssh.setPasswordAuthenticator((user, given, session) -> user.equals(USER) && given.equals(password));
            ssh.setSubsystemFactories(List.of(sftp));
            ssh.setFileSystemFactory(new VirtualFileSystemFactory(root));
            ssh.start();
            return server;
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException("the print provider's server cannot start", failure);
        }
    }

    /** Where batches appear. */
    public static Path inbox(Path root) {
        return root.resolve(INBOX);
    }

    /** What a customer of this provider has to know. */
    public SftpAccount account() {
        return new SftpAccount("127.0.0.1", server.getPort(), USER, password, hostKey, "/" + INBOX);
    }

    /**
     * Which batches it fails on: 429 is answered that the quota is exceeded, any other status with a failure, 503 with the
     * end of the session; all when the batch begins. A batch that is to be taken is there before the connection ends.
     */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
