package io.kairos.orchestrator.insight;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the web application. A path without a dot that is nobody else's is a screen of it and is answered with its one
 * page, so that a screen's address can be reloaded and passed on.
 */
@Configuration(proxyBeanMethods = false)
class ScreensWebConfiguration implements WebMvcConfigurer {

    private static final String FILES = "classpath:/META-INF/resources/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Their names hold a fingerprint of what is in them.
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new FileOrScreen());
    }

    private static final class FileOrScreen extends PathResourceResolver {

        private static final List<String> NO_SCREENS = List.of("api", "v1", "v3", "actuator", "unsubscribe", "assets");

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            if (path.isEmpty()) {
                return super.getResource("index.html", location);
            }
            Resource file = super.getResource(path, location);
            return file == null && isScreen(path) ? super.getResource("index.html", location) : file;
        }

        private static boolean isScreen(String path) {
            String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
            return path.indexOf('.') < 0 && !NO_SCREENS.contains(first);
        }
    }
}
