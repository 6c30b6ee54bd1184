package io.kairos.orchestrator.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.orchestrator.access.AccessProperties.Oidc;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, out, and who one is. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/session", produces = "application/json")
@Tag(name = "Session")
class SessionController {
    private final Accounts accounts;
    private final SessionAccounts sessions;
    private final SignInThrottle throttle;
    private final AuditTrail audit;
    private final AccessProperties properties;

    SessionController(
            Accounts accounts,
            SessionAccounts sessions,
            SignInThrottle throttle,
            AuditTrail audit,
            AccessProperties properties) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
        this.audit = audit;
        this.properties = properties;
    }

    /**
     * Who speaks.
     *
     * @param name absent when nobody has signed in
     * @param open whether nobody has to
     * @param provider an identity provider one may sign in with
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            @Nullable String name,
            @Nullable String role,
            boolean open,
            boolean external,
            @Nullable Provider provider) {}

    /** An identity provider's name and where to go. */
    record Provider(String name, String url) {}

    record SignIn(@Nullable String name, @Nullable String password) {}

    record NewPassword(@Nullable String current, @Nullable String password) {}

    @GetMapping
    @Operation(summary = "Who is signed in; sets the cookie XSRF-TOKEN that changes send back as X-XSRF-TOKEN")
    Session session(CsrfToken token) {
        token.getToken(); // asking writes the cookie
        return session(SignedIn.now());
    }

    @PostMapping
    @Operation(summary = "Signs in by name and password")
    Session signIn(@RequestBody SignIn asked, HttpServletRequest request, HttpServletResponse response) {
        String name = Optional.ofNullable(asked.name()).orElse("");
        String address = request.getRemoteAddr();
        throttle.check(name, address);
        Optional<Account> account =
                accounts.verified(name, Optional.ofNullable(asked.password()).orElse(""));
        if (account.isEmpty()) {
            throttle.failed(name, address);
            throw new ProblemException(Problem.of(401, "sign-in-wrong"));
        }
        throttle.succeeded(name);
        enter(account.get(), request, response);
        audit.record(account.get().name(), "session.start", account.get().name(), Optional.empty(), Optional.empty());
        return session(account);
    }

    @DeleteMapping
    @Operation(summary = "Signs out")
    Session signOut(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        return session(Optional.empty());
    }

    @PutMapping("/password")
    @Operation(summary = "Changes one's own password")
    Session password(@RequestBody NewPassword asked) {
        Account account = SignedIn.now().orElseThrow();
        Optional<Account> proven = accounts.verified(
                account.name(), Optional.ofNullable(asked.current()).orElse(""));
        if (proven.isEmpty()) throw new ProblemException(Problem.at(400, "password-wrong", "current"));
        accounts.setPassword(account, Optional.ofNullable(asked.password()).orElse(""), account.name());
        return session(Optional.of(account));
    }

    /** A session somebody else may have prepared for this browser gets another id. */
    private void enter(Account account, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) request.changeSessionId();
        sessions.saveContext(new SecurityContextImpl(new SignedIn(account)), request, response);
    }

    private Session session(Optional<Account> account) {
        return new Session(
                account.map(Account::name).orElse(null),
                account.map(Account::role).map(Role::code).orElse(null),
                properties.mode() == AccessProperties.Mode.OPEN,
                account.filter(Account::external).isPresent(),
                properties.provider().map(SessionController::provider).orElse(null));
    }

    private static Provider provider(Oidc oidc) {
        return new Provider(oidc.name(), OidcSignIn.START + "/" + OidcSignIn.ID);
    }
}
