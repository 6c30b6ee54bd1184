package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.display.fake.AudienceBook;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of audiences, from a network into the mailbox. */
final class Advertising {
    private final Map<String, String> names;

    /** @param names of audiences, by the networks' ids of them */
    Advertising(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    void changed(String network, AudienceBook.Change change, ProviderMail mail, InstantSource clock) {
        String audience = names.getOrDefault(change.audience(), change.audience());
        Optional<ProviderMail.Member> member = mail.changing(change.member(), change.enters());
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("audience", audience);
        detail.put("membership", change.enters() ? "enter" : "leave");
        detail.put(
                "networks", List.of(Map.of("network", network, "list", change.audience(), "member", change.member())));
        mail.onNetwork(new Received(
                "display",
                member.map(ProviderMail.Member::name)
                        .orElseGet(() -> network + " " + change.member() + " " + clock.instant()),
                member.map(ProviderMail.Member::dispatchId),
                clock.instant(),
                "Kairos",
                member.map(ProviderMail.Member::userId).orElse(change.member()),
                audience,
                change.member(),
                detail));
    }
}
