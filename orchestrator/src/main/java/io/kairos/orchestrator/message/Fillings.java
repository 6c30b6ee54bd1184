package io.kairos.orchestrator.message;

import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.dispatch.CustomerValues;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a message is filled with, and says in plain words when a request asks for what there is not. */
@Component
class Fillings {
    /** Stands where a customer's own pages would: nobody's, and never working. */
    private static final URI PAGE = URI.create("https://preview.invalid/");

    private final MessageTemplates templates;
    private final CustomerValues customers;
    private final SampleValues samples;
    private final InstantSource clock;

    Fillings(MessageTemplates templates, CustomerValues customers, SampleValues samples, InstantSource clock) {
        this.templates = templates;
        this.customers = customers;
        this.samples = samples;
        this.clock = clock;
    }

    Filling of(String template, PreviewRequest request, Locale language) {
        if (request.content() == null && !templates.ids().contains(template)) {
            throw new ProblemException(Problem.at(404, "template-unknown", "template")
                    .with("template", shown(template))
                    .with(
                            "known",
                            String.join(", ", templates.ids().stream().sorted().toList())));
        }
        Instant moment =
                Optional.ofNullable(request.moment()).map(Fillings::instant).orElseGet(clock::instant);
        Optional<Locale> asked = Optional.ofNullable(request.locale()).map(Fillings::locale);
        Optional<String> customer = Optional.ofNullable(request.customerId());
        if (customer.isPresent()) {
            CustomerValues.Read read = customers
                    .of(
                            uuid(customer.get(), "customerId", "message-customer-unknown"),
                            Optional.ofNullable(request.needId())
                                    .map(id -> uuid(id, "needId", "message-customer-unknown")),
                            moment,
                            PAGE)
                    .orElseThrow(() -> new ProblemException(Problem.at(404, "message-customer-unknown", "customerId")));
            return new Filling(over(read.values(), request.values()), asked.orElse(read.locale()), moment);
        }
        ProductType type = Optional.ofNullable(request.productType())
                .map(id -> samples.named(id)
                        .orElseThrow(() -> new ProblemException(Problem.at(400, "product-type-unknown", "productType")
                                .with("value", shown(id)))))
                .orElseGet(() -> samples.type(template));
        Locale locale = asked.orElse(language);
        return new Filling(over(samples.of(type, template, locale, moment, PAGE), request.values()), locale, moment);
    }

    /** What is given stands over what was found, inside a root too. */
    private static Map<String, Object> over(Map<String, Object> found, @Nullable Map<String, @Nullable Object> given) {
        Map<String, Object> all = new HashMap<>(found);
        Optional.ofNullable(given).orElse(Map.of()).forEach((root, value) -> {
            Object before = all.get(root);
            if (value instanceof Map<?, ?> inner && before instanceof Map<?, ?> known) {
                Map<Object, @Nullable Object> both = new HashMap<>(known);
                both.putAll(inner);
                all.put(root, both);
            } else if (value != null) {
                all.put(root, value);
            } else {
                all.remove(root);
            }
        });
        return all;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new ProblemException(
                    Problem.at(400, "message-moment-unreadable", "moment").with("value", shown(text)));
        }
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException unreadable) {
            throw new ProblemException(
                    Problem.at(400, "message-locale-unreadable", "locale").with("value", shown(tag)));
        }
    }

    private static UUID uuid(String text, String field, String code) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(Problem.at(404, code, field));
        }
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
