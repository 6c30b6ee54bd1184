package io.kairos.channel.postal.fake;

import io.kairos.channel.providers.Fault;
import io.kairos.channel.providers.Faults;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;

/** Fails where a batch begins, which is its folder, or where it appears, which is the renaming. */
final class FailingUploads implements SftpEventListener {
    private static final AttributeKey<Boolean> TAKEN_THEN_LOST = new AttributeKey<>();

    private final Faults faults;

    FailingUploads(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void creating(ServerSession session, Path path, Map<String, ?> attributes) throws IOException {
        Optional<Fault> fault = faults.take();
        if (fault.isEmpty()) {
            return;
        }
        if (fault.get().taken()) {
            session.setAttribute(TAKEN_THEN_LOST, true);
            return;
        }
        switch (fault.get().way()) {
            case ANSWER -> answer(session, fault.get().status());
            case HANG, DRIP, FLOOD -> fallSilent(session);
            case RESET, CLOSE -> session.close(true);
        }
        throw new SftpException(SftpConstants.SSH_FX_FAILURE, "an error of its own");
    }

    @Override
    public void moved(
            ServerSession session, Path from, Path to, Collection<CopyOption> options, @Nullable Throwable failure) {
        if (failure == null && session.getAttribute(TAKEN_THEN_LOST) != null) {
            session.close(true);
        }
    }

    private static void answer(ServerSession session, int status) throws IOException {
        if (status == 429) {
            throw new SftpException(SftpConstants.SSH_FX_QUOTA_EXCEEDED, "too many batches, come back later");
        }
        if (status == 503) {
            session.disconnect(SshConstants.SSH2_DISCONNECT_SERVICE_NOT_AVAILABLE, "not available");
        }
    }

    /** Until the client leaves, or the server ends. */
    private static void fallSilent(ServerSession session) throws IOException {
        CountDownLatch gone = new CountDownLatch(1);
        session.addCloseFutureListener(closed -> gone.countDown());
        try {
            gone.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server ends");
        }
    }
}
