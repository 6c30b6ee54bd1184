package io.kairos.orchestrator.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.orchestrator.platform.StartFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalServersTest {
    @Test
    void without_variables_there_are_none() {
        assertThat(ExternalServers.fromEnvironment(Map.of("KAIROS_DATABASE_URL", " ")))
                .isEqualTo(ExternalServers.none());
    }

    @Test
    void takes_a_jdbc_address_with_user_and_password_beside_it() {
        ExternalServers external = ExternalServers.fromEnvironment(Map.of(
                "KAIROS_DATABASE_URL", "jdbc:postgresql://db.example:5433/kairos?sslmode=require",
                "KAIROS_DATABASE_USER", "app",
                "KAIROS_DATABASE_PASSWORD", "s3cret"));

        assertThat(external.database())
                .contains(new DatabaseAddress(
                        "jdbc:postgresql://db.example:5433/kairos?sslmode=require", "app", "s3cret"));
        assertThat(external.toString()).doesNotContain("s3cret");
        assertThat(external.redisUrl()).isEmpty();
    }

    @Test
    void takes_an_address_that_holds_user_and_password() {
        ExternalServers external = ExternalServers.fromEnvironment(
                Map.of("KAIROS_DATABASE_URL", "postgres://app:a%40b@db.example/kairos?sslmode=require"));

        assertThat(external.database())
                .contains(new DatabaseAddress("jdbc:postgresql://db.example/kairos?sslmode=require", "app", "a@b"));
    }

    @Test
    void puts_the_redis_password_into_its_address() {
        assertThat(ExternalServers.fromEnvironment(Map.of(
                                "KAIROS_REDIS_URL", "rediss://cache.example:6380/2",
                                "KAIROS_REDIS_USER", "app",
                                "KAIROS_REDIS_PASSWORD", "a/b"))
                        .redisUrl())
                .contains("rediss://app:a%2Fb@cache.example:6380/2");
        assertThat(ExternalServers.fromEnvironment(Map.of("KAIROS_REDIS_URL", "redis://:pw@cache.example"))
                        .redisUrl())
                .contains("redis://:pw@cache.example");
    }

    @Test
    void names_the_variable_that_is_no_address() {
        assertThatThrownBy(() -> ExternalServers.fromEnvironment(Map.of("KAIROS_DATABASE_URL", "mysql://x/y")))
                .isInstanceOfSatisfying(StartFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("not-an-address");
                    assertThat(failure.params()).containsEntry("name", "KAIROS_DATABASE_URL");
                });
        assertThatThrownBy(() -> ExternalServers.fromEnvironment(Map.of("KAIROS_REDIS_URL", "cache.example:6379")))
                .isInstanceOf(StartFailure.class);
    }
}
