package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.ChannelProvider;
import java.time.InstantSource;
import java.util.ServiceLoader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Settings of this package, and the channels that jars on the class path bring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchSettings.class)
class DispatchConfiguration {
    @Bean(destroyMethod = "close")
    ProvidedChannels providedChannels(ConfigurableEnvironment environment, InstantSource clock) {
        return ProvidedChannels.of(
                ServiceLoader.load(ChannelProvider.class), new ChannelProperties(environment), clock);
    }
}
