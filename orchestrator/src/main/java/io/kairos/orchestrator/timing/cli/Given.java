package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what an option was given, and refuses in plain words what cannot be meant. */
final class Given {
    private static final LocalTime NOON = LocalTime.NOON;

    private Given() {}

    /** A file that is there and can be read. */
    static Path file(String option, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file))
            throw new StartFailure("timing-file", Map.of("option", option, "file", file.toString()));
        return file;
    }

    /** Such files. */
    static List<Path> files(String option, List<Path> files) {
        files.forEach(file -> file(option, file));
        return List.copyOf(files);
    }

    /** A file to write, in a folder that is there. */
    static Path target(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file))
            throw new StartFailure("timing-target", Map.of("option", option, "file", file.toString()));
        return file;
    }

    static LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new StartFailure("timing-date", Map.of("option", option, "value", text));
        }
    }

    /** An instant, or a day, whose noon at that place is meant. */
    static Instant instant(String option, String text, ZoneId zone) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atTime(NOON).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new StartFailure("timing-instant", Map.of("option", option, "value", text));
        }
    }

    static ZoneId zone(String option, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new StartFailure("timing-zone", Map.of("option", option, "value", text));
        }
    }

    /** Days to look ahead, as given, each once. */
    static List<Integer> horizons(String option, List<Integer> days) {
        List<Integer> read = new ArrayList<>();
        for (Integer each : days) {
            if (each < 1 || each > 400)
                throw new StartFailure("timing-horizon", Map.of("option", option, "value", each.toString()));
            if (!read.contains(each)) read.add(each);
        }
        if (read.isEmpty()) throw new StartFailure("timing-horizon", Map.of("option", option, "value", "–"));
        return List.copyOf(read);
    }

    /** The first date must not come after the second. */
    static void inOrder(String firstOption, LocalDate first, String secondOption, LocalDate second) {
        if (first.isAfter(second)) throw disorder(firstOption, first, secondOption, second);
    }

    /** The first date must come before the second. */
    static void before(String firstOption, LocalDate first, String secondOption, LocalDate second) {
        if (!first.isBefore(second)) throw disorder(firstOption, first, secondOption, second);
    }

    private static StartFailure disorder(String firstOption, LocalDate first, String secondOption, LocalDate second) {
        return new StartFailure(
                "timing-order",
                Map.of(
                        "first",
                        firstOption,
                        "firstDate",
                        first.toString(),
                        "second",
                        secondOption,
                        "secondDate",
                        second.toString()));
    }
}
