package io.kairos.orchestrator.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Records every change a signed-in person makes through the API, so that none is forgotten: the route, and what its path
 * names, unless its feature told of the change itself. Accounts and sessions write entries of their own.
 */
@Configuration(proxyBeanMethods = false)
class ChangeRecorderWebConfiguration implements WebMvcConfigurer {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Sent as POST because a file goes with the question. */
    private static final List<String> CHANGE_NOTHING = List.of(
            "/api/journeys/*/draft/check",
            "/api/journeys/*/review",
            "/api/journeys/*/preview",
            "/api/journeys/*/dry-run",
            "/api/product-types/*/check",
            "/api/messages/*/preview");

    private final AuditTrail audit;

    ChangeRecorderWebConfiguration(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Recorder())
                .addPathPatterns("/api/**")
                .excludePathPatterns("/api/session/**", "/api/accounts/**", "/api/workers/**")
                .excludePathPatterns(CHANGE_NOTHING);
    }

    private final class Recorder implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            Changes.forget();
            return true;
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            boolean changed = !READING.contains(request.getMethod())
                    && response.getStatus() < 400
                    && failure == null
                    && !Changes.told();
            if (changed) {
                SignedIn.now()
                        .ifPresent(account -> audit.record(
                                account.name(),
                                request.getMethod() + " "
                                        + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                                target(request),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
    }

    private static String target(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named
                ? named.values().stream().map(String::valueOf).collect(Collectors.joining(" "))
                : "";
    }
}
