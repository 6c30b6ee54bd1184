package io.kairos.channel.postal.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.postal.handover.Handover.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHandoverTest {

    @TempDir
    Path folder;

    @Test
    void a_batch_is_a_folder_of_files_and_their_list() throws IOException {
        PrintBatch batch = Batches.of("d1", "d2");

        try (FolderHandover handover = new FolderHandover(folder.resolve("out"))) {
            assertThat(handover.put(batch)).isEqualTo(new Result.Done());
        }

        Path written = folder.resolve("out").resolve(batch.id());
        assertThat(names(written)).containsExactlyInAnyOrder("d1.pdf", "d2.pdf", "letters.csv");
        assertThat(written.resolve("d1.pdf")).hasContent("pdf of d1");
        List<String> list = Files.readAllLines(written.resolve("letters.csv"));
        assertThat(list).hasSize(3);
        assertThat(list.get(0)).startsWith("id,name,address1").endsWith("country,pages,file,sha256");
        assertThat(list.get(1))
                .startsWith(
                        "\"d1\",\"'=Ada \"\"Countess\"\" Łovelace\",\"Main Street 1, back\",\"44000 NANTES\",\"\",\"\",\"\",\"\","
                                + "\"FR\",\"2\",\"d1.pdf\",\"")
                .matches(".*\"[0-9a-f]{64}\"");
        assertThat(names(folder.resolve("out"))).containsExactly(batch.id());
    }

    @Test
    void the_same_letters_in_any_order_are_the_same_batch_and_it_is_written_once() throws IOException {
        FolderHandover handover = new FolderHandover(folder);
        handover.put(Batches.of("d1", "d2"));
        Path first = folder.resolve(Batches.of("d2", "d1").id()).resolve("d1.pdf");
        Files.writeString(first, "already printed");

        assertThat(handover.put(Batches.of("d2", "d1"))).isEqualTo(new Result.Done());

        assertThat(first).hasContent("already printed");
        assertThat(names(folder)).hasSize(1);
        assertThat(Batches.of("d1").id()).isNotEqualTo(Batches.of("d2").id());
    }

    @Test
    void what_cannot_be_written_leaves_nothing_behind() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        assertThat(new FolderHandover(file.resolve("out")).put(Batches.of("d1")))
                .isInstanceOf(Result.Later.class);
        assertThat(names(folder)).containsExactly("file");
    }

    @Test
    void refuses_an_empty_batch_and_a_letter_twice() {
        assertThatThrownBy(() -> Batches.of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Batches.of("d1", "d1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
