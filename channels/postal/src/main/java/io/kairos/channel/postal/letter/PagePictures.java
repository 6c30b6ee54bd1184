package io.kairos.channel.postal.letter;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures of a letter's pages, for those who look at it on a screen. */
public final class PagePictures {

    private PagePictures() {}

    /**
     * Draws every page.
     *
     * @param dotsPerInch 96 is the size of a screen
     * @return PNG files, in the order of the pages
     * @throws IOException when it is no PDF
     */
    public static List<byte[]> png(byte[] pdf, int dotsPerInch) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<byte[]> pictures = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage picture = renderer.renderImageWithDPI(page, dotsPerInch, ImageType.RGB);
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(picture, "png", png);
                pictures.add(png.toByteArray());
            }
            return pictures;
        }
    }
}
