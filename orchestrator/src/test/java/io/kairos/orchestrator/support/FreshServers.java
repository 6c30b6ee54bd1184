package io.kairos.orchestrator.support;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a Spring test context a database and a Redis number nobody else uses. */
public final class FreshServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new HashMap<>(TestDatabase.fresh().asProperties());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-servers", properties));
        TestServers.closeBeforeStopping(context);
    }
}
