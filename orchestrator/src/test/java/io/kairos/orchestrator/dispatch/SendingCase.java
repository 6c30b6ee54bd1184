package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application with a queue, and a clock and a database to look at it. */
@KairosTest
@Import(DispatchRig.class)
abstract class SendingCase {
    @Autowired
    DispatchRig rig;

    @Autowired
    DispatchQueue queue;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;
}
