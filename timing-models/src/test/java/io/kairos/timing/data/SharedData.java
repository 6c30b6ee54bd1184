package io.kairos.timing.data;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Finds the folder of data sets: system property {@code kairos.data}, or {@code shared/data} in a folder above. */
public final class SharedData {

    private SharedData() {}

    /** Opens a gzipped file; skips the test, saying why, where it is not there. */
    public static InputStream open(String file) throws IOException {
        String named = System.getProperty("kairos.data");
        if (named != null) return unzip(Path.of(named, file));
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data").resolve(file);
            if (Files.exists(candidate)) return unzip(candidate);
        }
        String reason = "skipped: data set " + file + " not found; name its folder with -Dkairos.data=...";
        System.out.println(reason);
        return abort(reason);
    }

    private static InputStream unzip(Path path) throws IOException {
        return new GZIPInputStream(Files.newInputStream(path));
    }
}
