package io.kairos.orchestrator.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/customers", produces = "application/json")
@Tag(name = "Customers")
class CustomersController {

    private final CustomerSearch search;
    private final CustomerQuery customers;
    private final CustomerStory story;
    private final Readers readers;

    CustomersController(CustomerSearch search, CustomerQuery customers, CustomerStory story, Readers readers) {
        this.search = search;
        this.customers = customers;
        this.story = story;
        this.readers = readers;
    }

    @GetMapping
    @Operation(summary = "Find customers, those known latest first")
    CustomerList list(
            @Parameter(description = "Beginning of a name, user id, email or phone")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String after,
            Locale locale) {
        Words words = readers.of(locale, ZoneOffset.UTC);
        UUID start = Asked.after(after, 1, key -> UUID.fromString(key.get(0)), CustomerSearch.NEWEST);
        Page<CustomerList.Row> page = search.page(Asked.query(q), start).map(found -> row(found, words));
        return new CustomerList(page.rows(), page.next());
    }

    private static CustomerList.Row row(CustomerSearch.Found found, Words words) {
        String label = found.label();
        return new CustomerList.Row(
                found.id(),
                label == null ? CustomerPortrait.anonymous(found.id(), words) : label,
                found.userId(),
                found.email(),
                found.zone(),
                found.openNeeds(),
                found.lastSeenAt());
    }

    @GetMapping("/{id}")
    @Operation(summary = "All that is known about one customer")
    CustomerView one(@PathVariable String id, Locale locale) {
        CustomerKey key = story.key(id);
        return CustomerPortrait.of(customers.one(key.id()), readers.of(locale, key.zone()));
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "All that happened to one customer and why, newest first")
    Timeline timeline(
            @PathVariable String id,
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String after,
            Locale locale) {
        CustomerKey key = story.key(id);
        TimelineQuery.Start start = Asked.after(after, 3, CustomersController::start, TimelineQuery.NEWEST);
        return story.timeline(key, start, readers.of(locale, key.zone()));
    }

    private static TimelineQuery.Start start(List<String> key) {
        return new TimelineQuery.Start(
                Instant.parse(key.get(0)), Integer.parseInt(key.get(1)), UUID.fromString(key.get(2)));
    }

    @GetMapping("/{id}/upcoming")
    @Operation(summary = "What is planned for one customer and why, soonest first")
    UpcomingList upcoming(@PathVariable String id, Locale locale) {
        CustomerKey key = story.key(id);
        return story.upcoming(key, readers.of(locale, key.zone()));
    }
}
