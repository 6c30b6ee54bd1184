package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KairosTest
class LivingNodesIT {
    @Autowired
    LivingNodes application;

    @Autowired
    DataSource dataSource;

    private final AtomicInteger alone = new AtomicInteger();

    @AfterEach
    void applicationLives() {
        application.leave();
        application.join(() -> {});
    }

    @Test
    void a_node_that_starts_while_another_lives_is_not_alone() {
        LivingNodes second = new LivingNodes(dataSource);

        second.join(alone::incrementAndGet);
        second.leave();

        assertThat(alone).hasValue(0);
    }

    @Test
    void a_node_that_starts_after_the_last_one_ended_is_alone() {
        application.leave();
        LivingNodes second = new LivingNodes(dataSource);
        LivingNodes third = new LivingNodes(dataSource);

        second.join(alone::incrementAndGet);
        third.join(alone::incrementAndGet);
        second.leave();
        third.leave();

        assertThat(alone).hasValue(1);
    }
}
