package io.kairos.orchestrator.demo.providers;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has the demo's providers fail for a while. Outside a demo there are none, and nothing to be told. */
@RestController
@RequestMapping(path = "/api/demo/providers", produces = "application/json")
@Tag(name = "Demo")
class ProvidersController {
    private static final int MOST = 1_000;

    private final ObjectProvider<ProviderDesk> desk;

    ProvidersController(ObjectProvider<ProviderDesk> desk) {
        this.desk = desk;
    }

    /** @param failing how many requests are still to fail */
    record Provider(String id, String channel, int failing) {}

    record Providers(List<Provider> providers) {}

    /**
     * What is asked of a provider.
     *
     * @param trouble 429, 500, 503, hang, reset or drop
     * @param requests how many fail; default 20
     */
    record Asked(@Nullable String trouble, @Nullable Integer requests) {}

    @GetMapping
    @Operation(summary = "The demo's providers; none outside a demo")
    Providers list() {
        ProviderDesk here = desk.getIfAvailable();
        return new Providers(
                here == null
                        ? List.of()
                        : here.fallible().entrySet().stream()
                                .map(one -> new Provider(
                                        one.getKey(),
                                        one.getValue().channel(),
                                        one.getValue().left()))
                                .toList());
    }

    @PutMapping(path = "/{id}/trouble", consumes = "application/json")
    @Operation(summary = "Has a provider fail on its next requests")
    Provider fail(@PathVariable String id, @RequestBody Asked asked) {
        Fallible provider = find(id);
        Failing how = Optional.ofNullable(asked.trouble())
                .flatMap(Failing::of)
                .orElseThrow(() -> new ProblemException(Problem.at(400, "trouble-unknown", "trouble")));
        int requests = Optional.ofNullable(asked.requests()).orElse(20);
        if (requests < 1 || requests > MOST) {
            throw new ProblemException(
                    Problem.at(400, "trouble-requests", "requests").with("most", MOST));
        }
        provider.fail(how, requests);
        return new Provider(id, provider.channel(), provider.left());
    }

    @DeleteMapping("/{id}/trouble")
    @Operation(summary = "Has a provider work again")
    Provider mend(@PathVariable String id) {
        Fallible provider = find(id);
        provider.mend();
        return new Provider(id, provider.channel(), provider.left());
    }

    private Fallible find(String id) {
        ProviderDesk here = desk.getIfAvailable();
        Optional<Fallible> found = here == null
                ? Optional.empty()
                : Optional.ofNullable(here.fallible().get(id));
        return found.orElseThrow(() -> new ProblemException(
                Problem.of(404, "provider-unknown").with("id", id.length() <= 64 ? id : id.substring(0, 64))));
    }
}
