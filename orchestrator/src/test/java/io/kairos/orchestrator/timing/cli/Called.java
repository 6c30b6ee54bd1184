package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;

/**
 * What a command answered.
 *
 * @param refusal what and remedy, in English, where it was refused in plain words
 */
record Called(int code, String out, String err, String refusal) {

    static Called timing(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        AtomicReference<String> refusal = new AtomicReference<>("");
        CommandLine line = new CommandLine(new TimingCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    if (!(failed instanceof StartFailure failure)) throw failed;
                    refusal.set(words(failure, "what") + " " + words(failure, "remedy"));
                    return 1;
                });
        int code = line.execute(args);
        return new Called(code, out.toString(), err.toString(), Objects.requireNonNull(refusal.get()));
    }

    private static String words(StartFailure failure, String part) {
        return new Texts().text("start." + failure.code() + "." + part, failure.params(), Locale.ENGLISH);
    }
}
