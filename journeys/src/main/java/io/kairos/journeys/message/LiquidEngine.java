package io.kairos.journeys.message;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.filters.Filter;
import liqp.nodes.LNode;
import liqp.parser.v4.NodeVisitor;

/**
 * Liquid for one language. A {@code liqp.Template} keeps the values of its current rendering in a field, so two threads would mix
 * the customers of their messages; therefore only its syntax tree is kept, and every rendering has its own context.
 */
final class LiquidEngine {

    private static final int MAX_ITERATIONS = 500;
    private static final int MAX_RENDERED_CHARS = 256 * 1024;
    private static final Duration MAX_TIME = Duration.ofMillis(50);

    private final TemplateParser parser;

    LiquidEngine(Locale locale) {
        TemplateParser.Builder builder = new TemplateParser.Builder()
                .withLocale(locale)
                .withErrorMode(TemplateParser.ErrorMode.STRICT)
                .withMaxIterations(MAX_ITERATIONS)
                .withMaxTemplateSizeBytes(2L * TemplateSource.MAX_CHARS)
                .withRenderTransformer(new BoundedText(MAX_RENDERED_CHARS))
                .withNameResolver(name -> {
                    throw new IllegalStateException("templates include no files");
                });
        for (Filter filter : Filters.of(locale)) {
            builder = builder.withFilter(filter);
        }
        this.parser = builder.build();
    }

    /** A parsed template that many threads may render at once. */
    interface Rendering {
        String render(Map<String, Object> values);
    }

    /** @throws MessageException when the text is no Liquid */
    Rendering parse(String file, String text) {
        LNode tree;
        try {
            tree = new NodeVisitor(parser.insertions, parser.filters, parser.liquidStyleInclude)
                    .visit(parser.parse(text).getParseTree());
        } catch (RuntimeException e) {
            throw new MessageException(
                    MessageProblems.badTemplate(
                            file, "The text is not valid Liquid.", "Le texte n'est pas du Liquid valide."),
                    e);
        }
        return values -> render(file, tree, values);
    }

    /** What takes too long is tried once more: classes being loaded at a first rendering are not the template's fault. */
    private String render(String file, LNode tree, Map<String, Object> values) {
        try {
            return once(tree, values);
        } catch (BoundedText.TooSlow first) {
            return again(file, tree, values);
        } catch (RuntimeException e) {
            throw new MessageException(MessageProblems.tooExpensive(file), e);
        }
    }

    private String again(String file, LNode tree, Map<String, Object> values) {
        try {
            return once(tree, values);
        } catch (RuntimeException e) {
            throw new MessageException(MessageProblems.tooExpensive(file), e);
        }
    }

    private String once(LNode tree, Map<String, Object> values) {
        TemplateContext context = new TemplateContext(parser, new HashMap<>(values));
        BoundedText.limit(context, MAX_TIME);
        return String.valueOf(tree.render(context));
    }
}
