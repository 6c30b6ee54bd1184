package io.kairos.channel.postal.handover;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts each batch into a folder of its own below one that the print provider reads. It is written under a hidden name, forced to disk, and
 * appears by one renaming, so that nobody ever sees half of it.
 */
public final class FolderHandover implements Handover {

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Path folder;

    /** @param folder is made when it is not there */
    public FolderHandover(Path folder) {
        this.folder = folder;
    }

    @Override
    public Result put(PrintBatch batch) {
        Path target = folder.resolve(batch.id());
        Path hidden = folder.resolve("." + batch.id() + "-" + UUID.randomUUID());
        try {
            if (Files.isDirectory(target)) {
                return new Result.Done();
            }
            Files.createDirectories(hidden);
            for (BatchLetter letter : batch.letters()) {
                write(hidden.resolve(letter.file()), letter.printed().pdf());
            }
            write(hidden.resolve(PrintBatch.LIST), batch.list());
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
            return new Result.Done();
        } catch (AtomicMoveNotSupportedException e) {
            remove(hidden);
            return new Result.Later(LATER, "the folder of batches cannot rename in one step: use a local file system");
        } catch (IOException e) {
            remove(hidden);
            return Files.isDirectory(target)
                    ? new Result.Done()
                    : new Result.Later(
                            LATER,
                            "the folder of batches cannot be written ("
                                    + e.getClass().getSimpleName() + "): check that it exists, has space and may be"
                                    + " written");
        }
    }

    @Override
    public void close() {
        // nothing is held between batches
    }

    /** Not through a channel, which an interrupt would close. */
    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    private static void remove(Path hidden) {
        try (Stream<Path> files = Files.list(hidden)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(hidden);
        } catch (IOException e) {
            // it has a hidden name that nobody reads, and what stopped the writing may stop this too
        }
    }
}
