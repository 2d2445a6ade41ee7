package dev.flyback.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class DumpKeyProperties {

    @Property
    void parsing_gives_back_what_was_formatted(
            @ForAll("texts") String name,
            @ForAll("versions") @Nullable String version,
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll long id) {
        DumpKey key = new DumpKey(name, version, Instant.ofEpochSecond(second), String.format("%016x", id));

        assertThat(DumpKey.parse(key.format())).contains(key);
        assertThat(key.format()).startsWith(DumpKey.prefixOf(name));
    }

    @Property
    void every_name_becomes_a_legal_segment(@ForAll("texts") String name) {
        String key = new DumpKey(name, name, Instant.EPOCH, "0123456789abcdef").format();

        assertThat(Arrays.asList(key.split("/", -1)))
                .hasSize(3)
                .allMatch(segment -> segment.matches("[A-Za-z0-9_=+@%-][A-Za-z0-9._=+@%-]*"));
    }

    @Property
    void a_key_that_parses_is_formatted_to_itself(@ForAll("nearlyKeys") String text) {
        DumpKey.parse(text).ifPresent(key -> assertThat(key.format()).isEqualTo(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars("./%\\ \n\"'\u00e4\u6f22:A-_=+@0")
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.oneOf(any, nasty).filter(DumpKeyProperties::isEncodable);
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.oneOf(Arbitraries.of("unversioned", "1", "1.10.0", "..", "Unversioned"), texts())
                .injectNull(0.1);
    }

    @Provide
    Arbitrary<String> nearlyKeys() {
        Arbitrary<String> segments =
                Arbitraries.strings().withChars("%2E2e.aA/unversioned-").ofMaxLength(12);
        return segments.map(segment -> segment + "/20260102T030405Z-0123456789abcdef.sql.zst");
    }

    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
