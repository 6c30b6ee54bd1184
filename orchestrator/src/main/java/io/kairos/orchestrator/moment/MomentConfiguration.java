package io.kairos.orchestrator.moment;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of the moments. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuietHoursSetting.class, FatigueSetting.class, ActsSetting.class})
class MomentConfiguration {}
