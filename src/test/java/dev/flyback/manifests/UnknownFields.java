package dev.flyback.manifests;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the typed model has no place for: it keeps such fields apart, in each object, instead of refusing them. */
final class UnknownFields {
    private static final String MODEL = "io.fabric8.";

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    /** One line for each: where, and its name. */
    static List<String> of(Object object) {
        UnknownFields fields = new UnknownFields();
        fields.look("", object);
        return fields.found;
    }

    private void look(String path, @Nullable Object value) {
        if (value instanceof Collection<?> items) {
            items.forEach(item -> look(path + "[]", item));
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> look(path + "." + key, entry));
        } else if (value != null && value.getClass().getName().startsWith(MODEL)) {
            lookInside(path, value);
        }
    }

    private void lookInside(String path, Object object) {
        try {
            Object unknown =
                    object.getClass().getMethod("getAdditionalProperties").invoke(object);
            if (unknown instanceof Map<?, ?> names) {
                names.keySet().forEach(name -> found.add(path + "." + name));
            }
            for (Field field : object.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals("additionalProperties")) {
                    field.setAccessible(true);
                    look(path + "." + field.getName(), field.get(object));
                }
            }
        } catch (NoSuchMethodException e) {
            // A type without fields of its own, such as a quantity.
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
