package io.kairos.orchestrator.platform.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.platform.Texts;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.LocaleResolver;

class ProblemAdviceTest {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private MockMvc http = MockMvcBuilders.standaloneSetup().build();

    @BeforeEach
    void serve() {
        context.scan("io.kairos.orchestrator.platform.web");
        context.register(Texts.class);
        context.refresh();
        http = MockMvcBuilders.standaloneSetup(new Sample())
                .setControllerAdvice(context.getBean(ProblemAdvice.class))
                .setLocaleResolver(context.getBean(LocaleResolver.class))
                .build();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void answers_a_refusal_with_code_field_and_remedy() throws Exception {
        http.perform(get("/refused"))
                .andExpect(status().is(413))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:kairos:problem:too-large"))
                .andExpect(jsonPath("$.code").value("too-large"))
                .andExpect(jsonPath("$.field").value("batch[3]"))
                .andExpect(jsonPath("$.title").value("Too large"))
                .andExpect(jsonPath("$.remedy").value("Send it in smaller parts."));
    }

    @Test
    void speaks_french_to_those_who_ask_for_it_and_english_to_all_others() throws Exception {
        http.perform(get("/refused").header("Accept-Language", "fr-CH,fr;q=0.9,en;q=0.5"))
                .andExpect(jsonPath("$.title").value("Trop volumineux"))
                .andExpect(jsonPath("$.remedy").value("Envoyez-la en plusieurs parties."));
        http.perform(get("/refused").header("Accept-Language", "de"))
                .andExpect(jsonPath("$.title").value("Too large"));
    }

    @Test
    void explains_what_spring_itself_refuses() throws Exception {
        http.perform(post("/body").contentType(MediaType.APPLICATION_JSON).content("{not json"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("unreadable-body"));
        http.perform(post("/body").contentType(MediaType.TEXT_PLAIN).content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.code").value("unsupported-media-type"));
        http.perform(put("/body"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"))
                .andExpect(jsonPath("$.code").value("method-not-allowed"))
                .andExpect(jsonPath("$.remedy").isNotEmpty());
        http.perform(get("/number"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("bad-request"))
                .andExpect(jsonPath("$.field").value("n"));
        http.perform(get("/number").param("n", "one"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("n"));
    }

    @Test
    void tells_nothing_of_an_error_inside_but_the_reference_to_the_log() throws Exception {
        http.perform(get("/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.code").value("internal"))
                .andExpect(jsonPath("$.remedy").value(containsString("reference ")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("secret"))));
    }

    @RestController
    static final class Sample {
        @GetMapping("/refused")
        String refused() {
            throw new ProblemException(Problem.at(413, "too-large", "batch[3]"));
        }

        @PostMapping(path = "/body", consumes = MediaType.APPLICATION_JSON_VALUE)
        String body(@RequestBody Map<String, String> body) {
            return "ok";
        }

        @GetMapping("/number")
        String number(@RequestParam("n") int n) {
            return "ok";
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret detail");
        }
    }
}
