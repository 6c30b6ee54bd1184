package io.kairos.channel.postal.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Letters that go to the print provider together: one PDF each and one list of them all. The same letters make the same batch. */
public final class PrintBatch {

    /** Name of the list; it has RFC 4180 form in UTF-8, every field quoted. */
    public static final String LIST = "letters.csv";

    private static final int ADDRESS_LINES = 7;
    private static final int ID_DIGITS = 20;
    /** A spreadsheet would take a field with one of these in front for a formula. */
    private static final String FORMULA = "=+-@\t";

    private final List<BatchLetter> letters;

    /** @param letters at least one, no dispatch twice */
    public PrintBatch(List<BatchLetter> letters) {
        this.letters = List.copyOf(letters);
        if (letters.isEmpty()
                || letters.stream().map(BatchLetter::id).distinct().count() < letters.size()) {
            throw new IllegalArgumentException("a batch needs one letter at least, and none twice");
        }
    }

    /** The same for the same dispatches, in whatever order. */
    public String id() {
        String ids = letters.stream().map(BatchLetter::id).sorted().collect(Collectors.joining("\n"));
        return "kairos-" + sha256(ids.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }

    List<BatchLetter> letters() {
        return letters;
    }

    /** Columns: id, name, address 1 to 6, country, pages, file, SHA-256 of the file. */
    byte[] list() {
        StringBuilder csv = new StringBuilder(
                "id,name,address1,address2,address3,address4,address5,address6,country,pages,file,sha256\r\n");
        for (BatchLetter letter : letters) {
            List<String> row = new ArrayList<>();
            row.add(letter.id());
            for (int i = 0; i < ADDRESS_LINES; i++) {
                row.add(i < letter.address().size() ? letter.address().get(i) : "");
            }
            row.add(letter.country());
            row.add(String.valueOf(letter.printed().pages()));
            row.add(letter.file());
            row.add(sha256(letter.printed().pdf()));
            csv.append(row.stream().map(PrintBatch::quoted).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String field) {
        boolean formula = !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + field.replace("\"", "\"\"") + '"';
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
