package io.kairos.channel.postal.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.util.UUID;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Uploads each batch into a hidden folder and renames it; one connection a batch, to a server whose key is known beforehand. */
public final class SftpHandover implements Handover {

    private static final Duration LATER = Duration.ofMinutes(2);

    private final SftpAccount account;
    private final Duration timeout;
    private final SshClient ssh;

    /**
     * Does not connect yet.
     *
     * @param timeout of connecting, of logging in, and of each answer of the server
     */
    public SftpHandover(SftpAccount account, Duration timeout) {
        this.account = account;
        this.timeout = timeout;
        this.ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier((session, address, key) -> isKnown(key));
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(ssh, timeout);
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.IDLE_TIMEOUT.set(ssh, timeout);
        ssh.start();
    }

    @Override
    public Result put(PrintBatch batch) {
        String target = account.folder() + "/" + batch.id();
        boolean renaming = false;
        try (ClientSession session = connect();
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            if (exists(sftp, target)) {
                return new Result.Done();
            }
            String hidden = account.folder() + "/." + batch.id() + "-" + UUID.randomUUID();
            sftp.mkdir(hidden);
            for (BatchLetter letter : batch.letters()) {
                upload(sftp, hidden + "/" + letter.file(), letter.printed().pdf());
            }
            upload(sftp, hidden + "/" + PrintBatch.LIST, batch.list());
            renaming = true;
            return rename(sftp, hidden, target);
        } catch (IOException | RuntimeException e) {
            String why = e.getClass().getSimpleName();
            return renaming
                    ? new Result.Unclear("the print provider's server gave no answer to the last step (" + why + ")")
                    : new Result.Later(
                            LATER,
                            "the print provider's server did not take the batch (" + why
                                    + "): check address, account, host key and folder");
        }
    }

    private ClientSession connect() throws IOException {
        ClientSession session = ssh.connect(account.user(), account.host(), account.port())
                .verify(timeout)
                .getSession();
        try {
            session.addPasswordIdentity(account.password());
            session.auth().verify(timeout);
            return session;
        } catch (IOException | RuntimeException e) {
            session.close(true);
            throw e;
        }
    }

    /** A server that answers no keeps the hidden folder; one that has the batch already has it from an earlier attempt. */
    private Result rename(SftpClient sftp, String hidden, String target) throws IOException {
        try {
            sftp.rename(hidden, target);
            return new Result.Done();
        } catch (SftpException refused) {
            return exists(sftp, target)
                    ? new Result.Done()
                    : new Result.Later(LATER, "the print provider's server did not rename the batch: check its rights");
        }
    }

    private static boolean exists(SftpClient sftp, String path) throws IOException {
        try {
            return sftp.stat(path).isDirectory();
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw e;
        }
    }

    private static void upload(SftpClient sftp, String path, byte[] bytes) throws IOException {
        try (OutputStream out = sftp.write(path)) {
            out.write(bytes);
        }
    }

    private boolean isKnown(PublicKey key) {
        String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        return MessageDigest.isEqual(
                String.valueOf(fingerprint).getBytes(StandardCharsets.US_ASCII),
                account.hostKey().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        ssh.stop();
    }
}
