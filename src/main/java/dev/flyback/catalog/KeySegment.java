package dev.flyback.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Any text as one segment of an object's key: letters, digits and {@code . _ = + @ -} stand for themselves, every other byte of the UTF-8 form is
 * {@code %} and two upper-case digits, and so is a dot at the beginning. Each text has exactly one form.
 */
final class KeySegment {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private KeySegment() {}

    static String encode(String text) {
        StringBuilder segment = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b) && !(b == '.' && segment.isEmpty())) {
                segment.append((char) b);
            } else {
                segment.append(escape(b));
            }
        }
        return segment.toString();
    }

    /** The text; empty if the segment is not what {@link #encode} makes of any text. */
    static Optional<String> decode(String segment) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%' && c < 128) {
                bytes.put((byte) c);
            } else if (c == '%' && i + 2 < segment.length() && areHexDigits(segment, i + 1)) {
                bytes.put((byte) HexFormat.fromHexDigits(segment, i + 1, i + 3));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return text(bytes.flip()).filter(text -> encode(text).equals(segment));
    }

    static String escape(byte b) {
        return "%" + HEX.toHexDigits(b);
    }

    private static Optional<String> text(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || "._=+@-".indexOf(b) >= 0;
    }

    private static boolean areHexDigits(String segment, int from) {
        return HexFormat.isHexDigit(segment.charAt(from)) && HexFormat.isHexDigit(segment.charAt(from + 1));
    }
}
