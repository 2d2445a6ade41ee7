package dev.flyback.storage.bucket;

import dev.flyback.failure.Suggestion;
import dev.flyback.failure.UsageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A store as the user writes it: {@code scheme://authority/path?name=value&…}. It holds no credentials.
 *
 * @param authority a bucket, or a host with a port
 * @param path without slashes at its ends
 * @param parameters decoded
 */
public record StoreUrl(String scheme, String authority, String path, Map<String, String> parameters) {
    /**
     * Understands a URL.
     *
     * @param form how such a URL looks, for hints
     * @param known the parameters that there are
     */
    public static StoreUrl parse(String text, String form, Collection<String> known) {
        String hint = "Write it as " + form + ".";
        int colon = text.indexOf("://");
        if (colon < 0) {
            throw new UsageException("The store '" + shown(text) + "' is not understood.", hint);
        }
        String rest = text.substring(colon + 3);
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        int slash = place.indexOf('/');
        String authority = slash < 0 ? place : place.substring(0, slash);
        String path = slash < 0 ? "" : place.substring(slash + 1).replaceAll("^/+|/+$", "");
        if (authority.contains("@") || isCutByItsCredentials(authority, path)) {
            throw new UsageException(
                    "A store's URL must not hold credentials: a list of processes shows it.",
                    "Give them by the environment or a file; see docs/stores.md.");
        }
        if (authority.isEmpty()) {
            throw new UsageException("The store '" + shown(text) + "' names no bucket or host.", hint);
        }
        String query = question < 0 ? "" : rest.substring(question + 1);
        return new StoreUrl(text.substring(0, colon), authority, path, parameters(query, known));
    }

    /** Credentials with a slash in them end the authority behind their first colon, where a port is expected. */
    private static boolean isCutByItsCredentials(String authority, String path) {
        return authority.matches("[^\\[]*:.*\\D.*") || (authority.contains(":") && path.contains("@"));
    }

    /** As messages may quote it: whoever wrote credentials into it, in whatever place, does not find them in a log. */
    public static String shown(String text) {
        int question = text.indexOf('?');
        String place = question < 0 ? text : text.substring(0, question);
        String parameters = text.substring(place.length()).replaceAll("[^?&=]*@", "…@");
        return place.replaceAll("(?s)^(.*?://)?.*@", "$1…@") + parameters;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** The value, which must be one of these. */
    public Optional<String> oneOf(String name, Collection<String> allowed) {
        return get(name).map(value -> {
            if (!allowed.contains(value)) {
                throw new UsageException(
                        "The store's parameter " + name + " cannot be '" + value + "'.",
                        "It can be " + String.join(" or ", allowed) + ".");
            }
            return value;
        });
    }

    /** {@code true} or {@code false}. */
    public boolean is(String name, boolean otherwise) {
        return oneOf(name, java.util.List.of("true", "false"))
                .map("true"::equals)
                .orElse(otherwise);
    }

    /** A whole number within bounds. */
    public Optional<Integer> number(String name, int least, int most) {
        Function<String, Integer> parsed = value -> {
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, in the same words.
            }
            throw new UsageException(
                    "The store's parameter " + name + " cannot be '" + value + "'.",
                    "It is a number from " + least + " to " + most + ".");
        };
        return get(name).map(parsed);
    }

    private static Map<String, String> parameters(String query, Collection<String> known) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query.split("&", -1)) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!known.contains(name)) {
                throw new UsageException(
                        "Stores of this kind have no parameter '" + name + "'.",
                        Suggestion.of(name, known)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("There are: " + String.join(", ", known) + "."));
            }
            parameters.put(name, equals < 0 ? "true" : decode(parameter.substring(equals + 1)));
        }
        return Map.copyOf(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UsageException("The store's URL has a broken percent escape.", "Write a literal % as %25.", e);
        }
    }
}
