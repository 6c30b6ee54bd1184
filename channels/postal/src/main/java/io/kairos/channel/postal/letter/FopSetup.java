package io.kairos.channel.postal.letter;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.xml.sax.SAXException;

/** Apache FOP with three fonts of ours and access to nothing else: no file, no address. */
final class FopSetup {

    private static final Set<String> FONTS =
            Set.of("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf");

    private static final String CONFIGURATION = """
            <fop version="1.0">
            <use-cache>false</use-cache>
            <strict-configuration>true</strict-configuration>
            <renderers><renderer mime="application/pdf"><fonts>
            <font embed-url="LiberationSans-Regular.ttf" embedding-mode="subset">
            <font-triplet name="Letter" style="normal" weight="normal"/>
            </font>
            <font embed-url="LiberationSans-Bold.ttf" embedding-mode="subset">
            <font-triplet name="Letter" style="normal" weight="bold"/>
            <font-triplet name="Letter" style="italic" weight="bold"/>
            </font>
            <font embed-url="LiberationSans-Italic.ttf" embedding-mode="subset">
            <font-triplet name="Letter" style="italic" weight="normal"/>
            </font>
            </fonts></renderer></renderers>
            </fop>
            """;

    private FopSetup() {}

    static FopFactory factory() {
        try {
            return new FopConfParser(
                            new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)),
                            URI.create("font:/"),
                            new FontsOnly())
                    .getFopFactoryBuilder()
                    .setStrictFOValidation(true)
                    .build();
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("the fonts of letters are broken", e);
        }
    }

    private static final class FontsOnly implements ResourceResolver {
        @Override
        public Resource getResource(URI uri) throws IOException {
            String name = uri.getPath() == null ? "" : uri.getPath().substring(1);
            InputStream font = "font".equals(uri.getScheme()) && FONTS.contains(name)
                    ? FopSetup.class.getResourceAsStream("/io/kairos/channel/postal/fonts/" + name)
                    : null;
            if (font == null) {
                throw new FileNotFoundException("letters load nothing but their fonts");
            }
            return new Resource(font);
        }

        @Override
        public OutputStream getOutputStream(URI uri) throws IOException {
            throw new IOException("letters write no files");
        }
    }
}
