package io.kairos.channel.postal.letter;

/**
 * A letter as it goes to the printer.
 *
 * @param pdf PDF/A-2b, A4
 * @param pages at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Written once and never compared.
public record PrintedLetter(byte[] pdf, int pages) {

    @Override
    public String toString() {
        return "PrintedLetter[" + pages + " pages]";
    }
}
