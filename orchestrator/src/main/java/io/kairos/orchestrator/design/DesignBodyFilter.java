package io.kairos.orchestrator.design;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Refuses bodies no journey is as large as, before anything is made of them, in an answer the sender gets to read. */
@Component
class DesignBodyFilter extends OncePerRequestFilter {
    /** A file of the largest size with every character escaped in JSON stays below. */
    private static final int LARGEST_BODY = 4 << 20;
    /** A sender that is still writing does not read the answer, so this much more is taken and thrown away. */
    private static final int THROWN_AWAY = 256 << 20;

    private final ProblemDetails details;
    private final LocaleResolver languages;
    private final JsonMapper json;

    DesignBodyFilter(ProblemDetails details, LocaleResolver languages, JsonMapper json) {
        this.details = details;
        this.languages = languages;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getMethod().equals("GET")
                || !(path.startsWith("/api/journeys") || path.startsWith("/api/product-types"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length <= LARGEST_BODY) {
            chain.doFilter(new Read(request, body), response);
            return;
        }
        long size = body.length + throwAway(request.getInputStream());
        Problem problem = Problem.of(413, "body-too-large")
                .with("limit", Refused.LARGEST_FILE / 1024)
                .with("size", size / 1024);
        response.setStatus(413);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), details.of(problem, languages.resolveLocale(request)));
    }

    private static long throwAway(InputStream rest) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long thrown = 0;
        for (int read = 0; read >= 0 && thrown < THROWN_AWAY; read = rest.read(buffer)) {
            thrown += read;
        }
        return thrown;
    }

    /** The request with the body that was read already. */
    private static final class Read extends HttpServletRequestWrapper {
        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(new ByteArrayInputStream(body));
        }
    }

    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is here already");
        }
    }
}
