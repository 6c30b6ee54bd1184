package io.kairos.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every role at every route of the program, the routes as Spring knows them. */
@SignedInTest
class RouteRulesIT {
    private static final String PASSWORD = "five words are quite enough";
    /** Not below /api: each is for everybody or proves itself by a key of its own, which its feature's tests show. */
    private static final List<String> OUTSIDE = List.of(
            "/v1/",
            "/callbacks/",
            "/unsubscribe/",
            "/preferences/",
            "/confirm/",
            "/t/",
            "/o/",
            "/actuator/health",
            "/error");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountStore store;

    private final Map<Role, Browser> browsers = new HashMap<>();

    record Route(String method, String path) {
        String example() {
            return path.replaceAll("\\{\\*[^}]*}", "x").replaceAll("\\{[^}]*}", "x");
        }

        boolean protectedHere() {
            return path.startsWith("/api/") || path.startsWith("/v3/");
        }
    }

    @Test
    void no_route_is_forgotten() {
        RouteRules rules = RouteRules.read();

        List<Route> forgotten = routes().filter(route -> route.protectedHere()
                        ? rules.of(request(route)).isEmpty()
                        : OUTSIDE.stream().noneMatch(known -> route.path().startsWith(known)))
                .toList();

        assertThat(forgotten).as("routes without a line in " + RouteRules.FILE).isEmpty();
    }

    @Test
    void no_rule_speaks_of_a_route_that_is_gone() {
        List<Route> routes = routes().toList();

        assertThat(RouteRules.read().rules())
                .allMatch(
                        rule -> routes.stream().anyMatch(route -> rule.matcher().matches(request(route))),
                        "matches a route");
    }

    @TestFactory
    Stream<DynamicTest> each_role_may_what_its_rule_says() {
        RouteRules rules = RouteRules.read();
        return routes().filter(Route::protectedHere)
                .filter(route -> !route.path().startsWith("/api/session"))
                .flatMap(route -> rules.of(request(route)).flatMap(RouteRules.Rule::role).stream()
                        .flatMap(least -> Stream.concat(Stream.of(Optional.<Role>empty()), roles())
                                .map(role -> dynamicTest(
                                        role.map(Role::code).orElse("nobody") + " " + route,
                                        () -> check(route, least, role)))));
    }

    private void check(Route route, Role least, Optional<Role> role) {
        int status = browser(role).send(route.method(), route.example(), "{}").statusCode();
        if (role.isEmpty()) assertThat(status).isEqualTo(401);
        else if (role.get().includes(least)) assertThat(status).isNotIn(401, 403);
        else assertThat(status).isEqualTo(403);
    }

    private Browser browser(Optional<Role> role) {
        if (role.isEmpty()) return new Browser(port);
        return browsers.computeIfAbsent(role.get(), asked -> {
            String name = "matrix " + asked.code();
            if (store.named(name).isEmpty()) accounts.create(name, asked, PASSWORD, "test");
            Browser browser = new Browser(port);
            assertThat(browser.signIn(name, PASSWORD).statusCode()).isEqualTo(200);
            return browser;
        });
    }

    private static Stream<Optional<Role>> roles() {
        return Arrays.stream(Role.values()).map(Optional::of);
    }

    private Stream<Route> routes() {
        return mappings.getHandlerMethods().keySet().stream().flatMap(RouteRulesIT::routes);
    }

    private static Stream<Route> routes(RequestMappingInfo mapping) {
        Set<String> paths = mapping.getPatternValues();
        Set<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? Set.of("GET")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .collect(java.util.stream.Collectors.toSet());
        return paths.stream().flatMap(path -> methods.stream().map(method -> new Route(method, path)));
    }

    private static MockHttpServletRequest request(Route route) {
        MockHttpServletRequest request = new MockHttpServletRequest(route.method(), route.example());
        request.setServletPath(route.example());
        return request;
    }
}
