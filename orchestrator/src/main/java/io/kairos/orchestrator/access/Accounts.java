package io.kairos.orchestrator.access;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes and changes accounts. Passwords are kept as bcrypt hashes; they have 12 characters or more (NIST SP 800-63B asks for
 * 8) and at most the 72 bytes bcrypt looks at. The last administrator can be neither disabled nor given a lesser role.
 */
@Component
class Accounts {
    private static final int SHORTEST = 12;
    private static final int LONGEST_BYTES = 72;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,98}");

    private final AccountStore store;
    private final AuditTrail audit;
    private final PasswordEncoder passwords = new BCryptPasswordEncoder();
    /** Compared with when there is no such account, so that an answer takes as long. */
    private final String nobody = hash("nobody has this password");

    Accounts(AccountStore store, AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @Transactional
    Account create(String name, Role role, String password, String by) {
        String trimmed = name.strip();
        if (!NAME.matcher(trimmed).matches()) throw refused(400, "account-name", "name");
        requireGood(password);
        Account account = new Account(UUID.randomUUID(), trimmed, role, false, false);
        if (!store.add(account, hash(password)))
            throw new ProblemException(Problem.at(409, "account-exists", "name").with("name", trimmed));
        audit.record(by, "account.create", trimmed, Optional.empty(), Optional.of(role.code()));
        return account;
    }

    @Transactional
    Account change(UUID id, Role role, boolean disabled, String by) {
        store.lock();
        Account before = store.find(id).orElseThrow(() -> refused(404, "account-missing", "id"));
        Account after = before.as(role).disabled(disabled);
        store.update(after);
        if (store.administrators() == 0) throw refused(409, "account-last-administrator", "role");
        audit.record(by, "account.change", before.name(), Optional.of(state(before)), Optional.of(state(after)));
        return after;
    }

    @Transactional
    void setPassword(Account account, String password, String by) {
        if (account.external()) throw refused(409, "account-external", "password");
        requireGood(password);
        store.setPassword(account.id(), hash(password));
        audit.record(by, "account.password", account.name(), Optional.empty(), Optional.empty());
    }

    /** Who has this name and this password; takes as long for a name nobody has. */
    Optional<Account> verified(String name, String password) {
        Optional<Account> account = store.named(name.strip()).filter(found -> !found.disabled());
        Optional<String> hash = account.flatMap(found -> store.passwordHash(found.id()));
        boolean right = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
                && passwords.matches(password, hash.orElse(nobody));
        return right && hash.isPresent() ? account : Optional.empty();
    }

    private String hash(String password) {
        return String.valueOf(passwords.encode(password));
    }

    private static String state(Account account) {
        return account.role().code() + (account.disabled() ? ", disabled" : "");
    }

    private static void requireGood(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.codePointCount(0, password.length()) < SHORTEST || bytes > LONGEST_BYTES)
            throw new ProblemException(Problem.at(400, "account-password", "password")
                    .with("shortest", SHORTEST)
                    .with("longest", LONGEST_BYTES));
    }

    private static ProblemException refused(int status, String code, String field) {
        return new ProblemException(Problem.at(status, code, field));
    }
}
