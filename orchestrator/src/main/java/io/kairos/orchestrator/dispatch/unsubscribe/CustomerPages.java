package io.kairos.orchestrator.dispatch.unsubscribe;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers pages for customers: never stored, framed, indexed or told to the next site. */
final class CustomerPages {
    private static final String DOCUMENT = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="icon" href="data:,">
            <style>
            %s
            </style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s
            </main>
            </body>
            </html>
            """;

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private CustomerPages() {}

    static ResponseEntity<String> html(String body) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer")
                .body(body);
    }

    /** A whole page, without script; what it holds must be escaped already. */
    static String document(Locale language, String title, String style, String main) {
        return DOCUMENT.formatted(language.getLanguage(), title, style.strip(), title, main.strip());
    }
}
