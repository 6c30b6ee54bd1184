package io.kairos.orchestrator.access;

import io.kairos.orchestrator.support.FreshServers;
import io.kairos.orchestrator.support.KairosTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** A test of the program as it is outside a demo: people sign in, with a name or with the identity provider of the test. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@KairosTest
@TestPropertySource(
        properties = {
            "kairos.access.mode=accounts",
            "kairos.access.oidc.issuer=http://127.0.0.1:${kairos.test.issuer-port}",
            "kairos.access.oidc.client-id=kairos",
            "kairos.access.oidc.client-secret=of-the-test",
            "kairos.access.oidc.name=Company sign-in"
        })
@ContextConfiguration(initializers = {FreshServers.class, TestProvider.Port.class})
@interface SignedInTest {}
