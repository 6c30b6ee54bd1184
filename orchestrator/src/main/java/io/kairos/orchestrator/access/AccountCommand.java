package io.kairos.orchestrator.access;

import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.platform.cli.DataOption;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramOptions;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kairos account NAME --role ROLE}: adds an account, or gives one a new password; the password is shown this once. */
@Command(name = "account", resourceBundle = "i18n.access", mixinStandardHelpOptions = true)
public final class AccountCommand implements KairosCommand {
    @Parameters(paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "marketer", descriptionKey = "role")
    private String role = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Role asked = Role.of(role)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        new Texts().text("access.role", Map.of("role", role), Locale.getDefault())));
        PrintWriter out = spec.commandLine().getOut();
        try (Program program =
                Program.start(ProgramOptions.in(data.folderOr(".kairos/serve")).sharing())) {
            Accounts accounts = program.bean(Accounts.class);
            String password = FirstAccount.password();
            Optional<Account> known = program.bean(AccountStore.class).named(name);
            known.ifPresentOrElse(
                    account -> accounts.setPassword(account, password, "kairos account"),
                    () -> accounts.create(name, asked, password, "kairos account"));
            out.println(password);
            out.flush();
        }
        return 0;
    }
}
