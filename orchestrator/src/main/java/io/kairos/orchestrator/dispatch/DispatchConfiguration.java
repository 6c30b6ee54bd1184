package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.ChannelProvider;
import io.kairos.orchestrator.guard.FrequencyCaps;
import java.time.InstantSource;
import java.util.ServiceLoader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Settings of this package, and the channels that jars on the class path bring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DispatchSettings.class, LaneSettings.class})
class DispatchConfiguration {
    @Bean(destroyMethod = "close")
    ProvidedChannels providedChannels(ConfigurableEnvironment environment, InstantSource clock) {
        return ProvidedChannels.of(
                ServiceLoader.load(ChannelProvider.class), new ChannelProperties(environment), clock);
    }

    @Bean
    Lane.Tools laneTools(
            DispatchStore store,
            Preparation preparation,
            FrequencyCaps caps,
            DispatchSettings settings,
            InstantSource clock) {
        return new Lane.Tools(store, preparation, caps, settings, clock);
    }

    @Bean(destroyMethod = "close")
    Dispatcher dispatcher(Lanes lanes) {
        return lanes.dispatcher();
    }
}
