package dev.flyback.database.mysql.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a server sends comes back as one tuple of literals, each of which stands for the same bytes. */
final class TupleProperties {
    private static final List<ColumnKind> KINDS = List.of(ColumnKind.values());
    private static final List<String> NUMBERS =
            List.of("0", "-1", "18446744073709551615", "00042", "-0.10", "1e22", "-1.5e-300");

    @Property(tries = 300)
    void what_is_written_is_read_as_one_tuple_of_the_same_values(@ForAll long seed) {
        Random random = new Random(seed);
        List<ColumnKind> kinds = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        for (int i = 0; i <= random.nextInt(6); i++) {
            ColumnKind kind = KINDS.get(random.nextInt(KINDS.size()));
            byte[] value = random.nextInt(5) == 0 ? null : value(kind, random);
            kinds.add(kind);
            values.add(value);
            append(packet, value);
        }
        TupleWriter writer = new TupleWriter("t", kinds);
        writer.write(new RawRow(packet.toByteArray(), 0, packet.size()));
        byte[] tuple = Arrays.copyOf(writer.bytes(), writer.length());

        assertThat(new TupleScan(tuple, tuple.length).end(0)).isEqualTo(tuple.length);
        assertThat(literals(tuple)).isEqualTo(expected(kinds, values));
    }

    private static byte[] value(ColumnKind kind, Random random) {
        if (kind.isHexadecimal() || kind == ColumnKind.TEXT) {
            byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(70_000) : random.nextInt(20)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] =
                        random.nextInt(3) == 0 ? (byte) "'\\\n\r\u001a\0,()N0xe".charAt(random.nextInt(13)) : bytes[i];
            }
            return bytes;
        }
        return NUMBERS.get(random.nextInt(NUMBERS.size())).getBytes(StandardCharsets.US_ASCII);
    }

    /** As the text protocol has it. */
    private static void append(ByteArrayOutputStream packet, byte[] value) {
        if (value == null) {
            packet.write(TextProtocol.NULL);
            return;
        }
        if (value.length < 0xFB) {
            packet.write(value.length);
        } else if (value.length < 1 << 16) {
            packet.writeBytes(new byte[] {(byte) 0xFC, (byte) value.length, (byte) (value.length >> 8)});
        } else {
            packet.writeBytes(new byte[] {
                (byte) 0xFD, (byte) value.length, (byte) (value.length >> 8), (byte) (value.length >> 16)
            });
        }
        packet.writeBytes(value);
    }

    private static List<String> expected(List<ColumnKind> kinds, List<byte[]> values) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            String text = values.get(i) == null ? "NULL" : new String(values.get(i), StandardCharsets.ISO_8859_1);
            boolean exponent = kinds.get(i) == ColumnKind.DOUBLE || kinds.get(i) == ColumnKind.FLOAT;
            texts.add(exponent && values.get(i) != null && !text.contains("e") ? text + "e0" : text);
        }
        return texts;
    }

    /** A second, simple reader: what each literal stands for, byte by byte. */
    private static List<String> literals(byte[] tuple) {
        String sql = new String(tuple, 1, tuple.length - 2, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at <= sql.length()) {
            StringBuilder value = new StringBuilder();
            if (at < sql.length() && sql.charAt(at) == '\'') {
                for (at++; sql.charAt(at) != '\''; at++) {
                    char c = sql.charAt(at);
                    int escape = c == '\\' ? "0nrZ\\'".indexOf(sql.charAt(++at)) : -1;
                    value.append(escape < 0 ? c : "\0\n\r\u001a\\'".charAt(escape));
                }
                at++;
            } else {
                int end = sql.indexOf(',', at);
                String word = sql.substring(at, end < 0 ? sql.length() : end);
                at += word.length();
                value.append(
                        word.startsWith("0x")
                                ? new String(HexFormat.of().parseHex(word.substring(2)), StandardCharsets.ISO_8859_1)
                                : word);
            }
            found.add(value.toString());
            at++;
        }
        return found;
    }
}
