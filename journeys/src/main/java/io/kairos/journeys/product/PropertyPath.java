package io.kairos.journeys.product;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in an event: {@code properties.price}, or {@code item.price} inside one element of a list. */
public final class PropertyPath {

    private static final Pattern SHAPE = Pattern.compile("(properties|item)(\\.[A-Za-z0-9_$-]{1,64}){1,8}");

    private final String text;
    private final boolean inItem;
    private final List<String> keys;

    private PropertyPath(String text, List<String> names) {
        this.text = text;
        this.inItem = names.get(0).equals("item");
        this.keys = List.copyOf(names.subList(1, names.size()));
    }

    /** The path, or nothing when the text is no path. */
    static Optional<PropertyPath> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new PropertyPath(text, List.of(text.split("\\.", -1))))
                : Optional.empty();
    }

    boolean inItem() {
        return inItem;
    }

    /** What stands at this path; null when there is nothing. */
    @Nullable
    Object in(Map<?, ?> properties, @Nullable Object item) {
        Object at = inItem ? item : properties;
        for (String key : keys) {
            if (!(at instanceof Map<?, ?> map)) {
                return null;
            }
            at = map.get(key);
        }
        return at;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PropertyPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
