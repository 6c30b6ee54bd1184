package io.kairos.orchestrator.platform.servers;

import io.kairos.orchestrator.platform.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The folder that holds everything a locally run Kairos keeps: both servers' data, their ports, the secrets. */
public final class DataFolder {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /**
     * Opens the folder, made if missing, readable by its owner only.
     *
     * @throws StartFailure when it cannot be made or written
     */
    public static DataFolder at(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                ownerOnly(root, "rwx------");
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "data-folder-not-made",
                    Map.of("path", root.toString(), "cause", e.getClass().getSimpleName()),
                    e);
        }
        if (!Files.isWritable(root)) {
            throw new StartFailure("data-folder-not-writable", Map.of("path", root.toString()));
        }
        return new DataFolder(root);
    }

    /** A place inside the folder. */
    public Path resolve(String name) {
        return root.resolve(name);
    }

    /** Where the folder is. */
    public Path path() {
        return root;
    }

    /**
     * Takes the folder for this program until the lock is closed or the program ends.
     *
     * @return empty when another program holds it
     */
    Optional<FileLock> tryLock() {
        try {
            FileChannel channel =
                    FileChannel.open(resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(lock);
                }
            } catch (OverlappingFileLockException e) {
                // another part of this very program holds it: the same answer as another program
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret of that name: kept in a file only its owner can read, drawn at first use. */
    public String secret(String name) {
        Path file = resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] bytes = new byte[24];
            RANDOM.nextBytes(bytes);
            String secret = HexFormat.of().formatHex(bytes);
            writeSecret(name, secret);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file only its owner can read, whole or not at all. */
    void writeSecret(String name, String content) throws IOException {
        Path draft = resolve(name + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        ownerOnly(draft, "rw-------");
        Files.writeString(draft, content);
        Files.move(draft, resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
