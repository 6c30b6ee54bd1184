package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.display.fake.AudienceBook;
import io.kairos.channel.display.fake.FakeMeta;
import io.kairos.channel.display.fake.Trouble;
import io.kairos.orchestrator.decision.Reason;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever bought, or wants no more, is out of the audience at once. */
class AudienceExitIT extends WithProviders {
    @Autowired
    AudienceExit exit;

    private final FakeMeta network = Providers.META;
    private int known;

    @BeforeEach
    void lookAround() {
        known = network.book().changes().size();
    }

    @AfterEach
    void mend() {
        network.ail(Optional.empty());
    }

    @Test
    void a_customer_who_buys_leaves_the_audience_they_entered() {
        sent("display");
        assertThat(inside()).hasSize(1);

        bought();

        assertThat(inside()).isEmpty();
        assertThat(changes()).containsExactly(true, false);
        assertThat(exit.nextDue()).isEmpty();
    }

    @Test
    void whoever_waits_in_the_queue_never_enters_and_need_not_leave() {
        NewDispatch waiting = waiting("display", 1);

        bought();
        rig.drain(dispatcher);

        assertThat(tables.state(waiting.id())).isEqualTo("cancelled");
        assertThat(changes()).isEmpty();
    }

    @Test
    void an_opt_out_takes_the_customer_out_too_though_no_consent_is_left() {
        NewDispatch entered = sent("display");
        new DispatchTables(jdbc).consent(ada.customerId(), "*", "*", "denied", clock.instant());

        queue.cancel(new DispatchQueue.Line(ada.customerId(), "*", "*"), Reason.of("unsubscribed"));
        exit.runOnce();

        assertThat(inside()).isEmpty();
        assertThat(tables.decisions(entered.id())).contains("cancel left-audience");
    }

    @Test
    void a_network_in_trouble_is_asked_again_until_it_has_taken_it() {
        sent("display");
        network.ailNext(1, Trouble.AWAY);

        bought();
        assertThat(inside()).hasSize(1);
        clock.advance(Duration.ofMinutes(10));
        exit.runOnce();

        assertThat(inside()).isEmpty();
    }

    @Test
    void nobody_leaves_while_the_entering_is_on_the_wire() {
        NewDispatch entering = sent("display");
        jdbc.update("update dispatch set state = 'sending' where id = ?", entering.id());

        bought();
        assertThat(changes()).containsExactly(true);
        assertThat(exit.nextDue()).isEmpty();
        jdbc.update("update dispatch set state = 'accepted' where id = ?", entering.id());
        exit.runOnce();

        assertThat(inside()).isEmpty();
    }

    @Test
    void who_entered_anew_before_leaving_stays() {
        NewDispatch entered = sent("display");
        jdbc.update("update dispatch set state = 'sending' where id = ?", entered.id());
        bought();
        clock.advance(Duration.ofDays(2));
        jdbc.update("update need set state = 'open', closed_at = null where id = ?", ada.needId());
        sent("display", 2);
        jdbc.update("update dispatch set state = 'accepted' where id = ?", entered.id());

        exit.runOnce();

        assertThat(inside()).hasSize(1);
        assertThat(tables.decisions(entered.id())).contains("cancel entered-again");
    }

    private void bought() {
        jdbc.update(
                "update need set state = 'won', closed_at = ? where id = ?",
                clock.instant().atOffset(ZoneOffset.UTC),
                ada.needId());
        queue.cancel(List.of(new DispatchQueue.NeedRef(ada.customerId(), ada.needId())), Reason.of("bought"));
        exit.runOnce();
    }

    /** Members of Meta's audience that this test let in. */
    private List<String> inside() {
        Set<String> mine = Set.copyOf(network.book().changes().stream()
                .skip(known)
                .map(AudienceBook.Change::member)
                .toList());
        return network.book().members().getOrDefault(Providers.AUDIENCE, Set.of()).stream()
                .filter(mine::contains)
                .toList();
    }

    private List<Boolean> changes() {
        return network.book().changes().stream()
                .skip(known)
                .map(AudienceBook.Change::enters)
                .toList();
    }
}
