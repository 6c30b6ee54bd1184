package io.kairos.orchestrator.platform.cli;

import java.util.concurrent.Callable;

/**
 * A command of {@code kairos}: a picocli {@code @Command} class with a public or package-visible constructor, added to
 * the list in {@link io.kairos.orchestrator.Kairos}. It returns its exit code; a
 * {@link io.kairos.orchestrator.platform.StartFailure} it throws is shown in plain words and ends with code 1.
 *
 * <p>Its help stands in the bundle named by {@code @Command(resourceBundle = "i18n.<feature>")} under
 * {@code kairos.<name>.usage.description} and {@code kairos.<name>.<option>}, in English and French.
 *
 * <pre>{@code
 * @Command(name = "import", resourceBundle = "i18n.capture")
 * public final class ImportCommand implements KairosCommand {
 *     @Mixin DataOption data;
 *     public Integer call() {
 *         try (Program program = Program.start(ProgramOptions.in(data.folderOr(".kairos/serve")).sharing())) {
 *             program.bean(Importer.class).run();
 *         }
 *         return 0;
 *     }
 * }
 * }</pre>
 */
public interface KairosCommand extends Callable<Integer> {}
