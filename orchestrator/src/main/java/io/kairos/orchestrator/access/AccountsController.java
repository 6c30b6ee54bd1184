package io.kairos.orchestrator.access;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The administrator's list of accounts. */
@RestController
@RequestMapping(path = "/api/accounts", produces = "application/json")
@Tag(name = "Accounts")
class AccountsController {
    private final Accounts accounts;
    private final AccountStore store;

    AccountsController(Accounts accounts, AccountStore store) {
        this.accounts = accounts;
        this.store = store;
    }

    record AccountList(List<Row> accounts) {}

    /** One account; an external one signs in with the identity provider. */
    record Row(UUID id, String name, String role, boolean disabled, boolean external) {
        static Row of(Account account) {
            return new Row(account.id(), account.name(), account.role().code(), account.disabled(), account.external());
        }
    }

    record NewAccount(
            @Nullable String name,
            @Nullable String role,
            @Nullable String password) {}

    /** What is absent stays as it is. */
    record Change(
            @Nullable String role,
            @Nullable Boolean disabled,
            @Nullable String password) {}

    @GetMapping
    @Operation(summary = "All accounts, by name")
    AccountList list() {
        return new AccountList(store.all().stream().map(Row::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds an account that signs in by name and password")
    Row create(@RequestBody NewAccount asked) {
        return Row.of(accounts.create(
                Optional.ofNullable(asked.name()).orElse(""),
                role(asked.role()),
                Optional.ofNullable(asked.password()).orElse(""),
                me()));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes role or password, disables or enables; effective at the account's next request")
    Row change(@PathVariable String id, @RequestBody Change asked) {
        Account account = find(id);
        Role role = asked.role() == null ? account.role() : role(asked.role());
        boolean disabled = asked.disabled() == null ? account.disabled() : asked.disabled();
        if (asked.password() != null) accounts.setPassword(account, asked.password(), me());
        boolean changed = role != account.role() || disabled != account.disabled();
        return Row.of(changed ? accounts.change(account.id(), role, disabled, me()) : account);
    }

    private Account find(String id) {
        try {
            return store.find(UUID.fromString(id)).orElseThrow(AccountsController::missing);
        } catch (IllegalArgumentException noId) {
            throw missing();
        }
    }

    private static ProblemException missing() {
        return new ProblemException(Problem.at(404, "account-missing", "id"));
    }

    private static Role role(@Nullable String code) {
        return Role.of(Optional.ofNullable(code).orElse(""))
                .orElseThrow(() -> new ProblemException(Problem.at(400, "account-role", "role")));
    }

    private static String me() {
        return SignedIn.now().map(Account::name).orElse("");
    }
}
