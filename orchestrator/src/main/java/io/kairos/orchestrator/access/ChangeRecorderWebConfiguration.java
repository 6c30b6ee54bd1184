package io.kairos.orchestrator.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
 * names. Accounts and sessions write entries of their own.
 */
@Configuration(proxyBeanMethods = false)
class ChangeRecorderWebConfiguration implements WebMvcConfigurer {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final AuditTrail audit;

    ChangeRecorderWebConfiguration(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Recorder())
                .addPathPatterns("/api/**")
                .excludePathPatterns("/api/session/**", "/api/accounts/**", "/api/workers/**");
    }

    private final class Recorder implements HandlerInterceptor {
        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            boolean changed = !READING.contains(request.getMethod()) && response.getStatus() < 400 && failure == null;
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
