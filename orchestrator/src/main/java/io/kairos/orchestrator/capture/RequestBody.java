package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the body of a request up to a limit, unpacked where it is packed. */
final class RequestBody {
    private RequestBody() {}

    /**
     * The bytes of the body.
     *
     * @throws ProblemException {@code tooLarge} beyond the limit, {@code gzip-malformed}, {@code encoding-unknown}
     */
    static byte[] read(HttpServletRequest request, int limit, String tooLarge) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        boolean packed = encoding != null && encoding.toLowerCase(Locale.ROOT).equals("gzip");
        if (encoding != null && !packed && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(Problem.of(415, "encoding-unknown"));
        }
        if (!packed && request.getContentLengthLong() > limit) throw tooLarge(tooLarge, limit);
        try (InputStream body = packed ? new GZIPInputStream(request.getInputStream()) : request.getInputStream()) {
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) throw tooLarge(tooLarge, limit);
            return bytes;
        } catch (ZipException | EOFException malformed) {
            throw new ProblemException(Problem.of(400, "gzip-malformed"));
        }
    }

    private static ProblemException tooLarge(String code, int limit) {
        return new ProblemException(Problem.of(413, code).with("limit", limit / 1024));
    }
}
