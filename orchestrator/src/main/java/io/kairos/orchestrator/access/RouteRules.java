package io.kairos.orchestrator.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The rules of {@code access/routes.txt}: the first that matches a request decides, and what none names is refused. */
final class RouteRules implements AuthorizationManager<RequestAuthorizationContext> {
    static final String FILE = "access/routes.txt";

    private final List<Rule> rules;

    private RouteRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** Who may: {@code anyone}, the holder of a {@code key} its feature checks, or a role and those above it. */
    record Rule(String method, String path, Optional<Role> role, boolean key, RequestMatcher matcher) {
        static Rule read(String line) {
            String[] words = line.split("\\s+");
            Optional<Role> role = Role.of(words[words.length - 1]);
            boolean key = words[words.length - 1].equals("key");
            if (words.length != 3 || (role.isEmpty() && !key && !words[2].equals("anyone")))
                throw new IllegalStateException(FILE + ": \"" + line + "\" is not: method, path, least role");
            return new Rule(
                    words[0],
                    words[1],
                    role,
                    key,
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.valueOf(words[0]), words[1]));
        }
    }

    static RouteRules read() {
        try {
            return new RouteRules(new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Rule::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Rule> rules() {
        return rules;
    }

    Optional<Rule> of(HttpServletRequest request) {
        return rules.stream().filter(rule -> rule.matcher().matches(request)).findFirst();
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> speaker, RequestAuthorizationContext context) {
        Optional<Rule> rule = of(context.getRequest());
        boolean allowed = rule.isPresent()
                && rule.get()
                        .role()
                        .map(least -> SignedIn.of(speaker.get())
                                .filter(account -> account.role().includes(least))
                                .isPresent())
                        .orElse(true);
        return new AuthorizationDecision(allowed);
    }
}
