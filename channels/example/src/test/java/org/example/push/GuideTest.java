package org.example.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide quotes this project as it is. */
class GuideTest {

    private static final Path GUIDE = Path.of("../../docs/channels/add-a-channel.md");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)   ```", Pattern.DOTALL);

    @Test
    void every_snippet_of_the_guide_is_code_of_this_project() throws IOException {
        assumeTrue(Files.exists(GUIDE), "the guide is not beside a copy of this project");
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                code.append(Files.readString(source));
            }
        }

        Matcher snippets = CODE.matcher(Files.readString(GUIDE));
        int found = 0;
        for (; snippets.find(); found++) {
            assertThat(code.toString()).contains(snippets.group(1));
        }
        assertThat(found).isEqualTo(4);
    }
}
