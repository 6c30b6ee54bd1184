package io.kairos.channel.email;

import java.io.IOException;

/** The same truth when commands leave ahead of their answers. */
class PipelinedFaultsTest extends SmtpFaultsTest {
    @Override
    ScriptedRelay relay(ScriptedRelay.Script script) throws IOException {
        return new ScriptedRelay(ScriptedRelay.pipelining(script));
    }
}
