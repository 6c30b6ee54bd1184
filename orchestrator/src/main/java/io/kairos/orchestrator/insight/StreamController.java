package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.access.Presence;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells browsers that look at a journey when its counts change, at most once a second each. A stream begins with the whole truth,
 * so nothing is lost where one breaks off and the browser asks again; it ends after half an hour, and when its account signs out.
 * One reader who does not read keeps nobody else waiting.
 */
@RestController
@Tag(name = "Journeys")
class StreamController implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);
    private static final int MOST = 100;
    private static final long TICK_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = Duration.ofMinutes(30).toMillis();

    private final JourneyDetails details;
    private final JsonMapper json;
    private final Presence presence;
    private final long beatNanos;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers = Executors.newCachedThreadPool(StreamController::thread);
    private @Nullable ScheduledExecutorService ticker;

    StreamController(JourneyDetails details, JsonMapper json, Presence presence, StreamSettings settings) {
        this.details = details;
        this.json = json;
        this.presence = presence;
        this.beatNanos = settings.beat().toNanos();
    }

    @GetMapping(path = "/api/journeys/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Server-sent events: `counts` with what GET /api/journeys/{id} answers, whenever that changes")
    SseEmitter stream(@PathVariable String id, Locale locale, HttpServletRequest request) {
        String first = json.writeValueAsString(details.of(id, locale));
        if (readers.size() >= MOST) {
            throw new ProblemException(Problem.of(503, "streams-full").with("most", MOST));
        }
        Reader reader = new Reader(id, locale, presence.of(request), new SseEmitter(LONGEST_MILLIS));
        reader.emitter.onCompletion(() -> readers.remove(reader));
        reader.emitter.onTimeout(reader.emitter::complete);
        reader.emitter.onError(failure -> readers.remove(reader));
        readers.add(reader);
        reader.tell(first);
        return reader.emitter;
    }

    /** A browser that went away. */
    @ExceptionHandler(IOException.class)
    void gone() {
        LOG.debug("A reader went away");
    }

    private void tick() {
        try {
            Map<String, String> known = new HashMap<>();
            for (Reader reader : readers) {
                String now = known.computeIfAbsent(
                        reader.journeyId + " " + reader.locale,
                        key -> json.writeValueAsString(details.of(reader.journeyId, reader.locale)));
                if (reader.busy.compareAndSet(false, true)) {
                    writers.execute(() -> reader.update(now));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Counts could not be told; they are tried again", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "journey-streams");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void start() {
        if (ticker == null) {
            ticker = Executors.newSingleThreadScheduledExecutor(StreamController::thread);
            ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Before the web server waits for the requests that are open. */
    @Override
    public synchronized void stop() {
        if (ticker != null) {
            ticker.shutdownNow();
            ticker = null;
        }
        readers.forEach(reader -> reader.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return ticker != null;
    }

    /** One browser. */
    private final class Reader {
        private final String journeyId;
        private final Locale locale;
        private final BooleanSupplier present;
        private final SseEmitter emitter;
        private final AtomicBoolean busy = new AtomicBoolean();
        private String told = "";
        private long number;
        private long beat = System.nanoTime();

        Reader(String journeyId, Locale locale, BooleanSupplier present, SseEmitter emitter) {
            this.journeyId = journeyId;
            this.locale = locale;
            this.present = present;
            this.emitter = emitter;
        }

        void update(String counts) {
            try {
                boolean beats = System.nanoTime() - beat > beatNanos;
                boolean changed = !counts.equals(told);
                if ((beats || changed) && !present.getAsBoolean()) {
                    emitter.complete();
                } else if (changed) {
                    tell(counts);
                } else if (beats) {
                    beat = System.nanoTime();
                    emitter.send(SseEmitter.event().comment("still here"));
                }
            } catch (IOException | RuntimeException gone) {
                LOG.debug("A reader of {} went away", journeyId, gone);
            } finally {
                busy.set(false);
            }
        }

        synchronized void tell(String counts) {
            try {
                number++;
                emitter.send(SseEmitter.event()
                        .id(Long.toString(number))
                        .name("counts")
                        .data(counts, MediaType.TEXT_PLAIN));
                told = counts;
            } catch (IOException gone) {
                LOG.debug("A reader of {} went away", journeyId, gone);
            }
        }
    }
}
