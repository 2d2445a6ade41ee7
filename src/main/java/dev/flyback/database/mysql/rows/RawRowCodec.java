package dev.flyback.database.mysql.rows;

import java.sql.SQLDataException;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.client.ColumnDecoder;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.ReadableByteBuf;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.client.util.MutableInt;
import org.mariadb.jdbc.plugin.Codec;

/**
 * Hands out whole rows where the driver would make a Java value of each column. The driver finds it as a service; it serves nobody who does not ask for a
 * {@link RawRow}.
 */
public final class RawRowCodec implements Codec<RawRow> {
    @Override
    public String className() {
        return RawRow.class.getName();
    }

    @Override
    public boolean canDecode(ColumnDecoder column, Class<?> type) {
        return type == RawRow.class;
    }

    @Override
    public boolean canEncode(Object value) {
        return false;
    }

    @Override
    public RawRow decodeText(
            ReadableByteBuf buffer,
            MutableInt length,
            ColumnDecoder column,
            @Nullable Calendar calendar,
            Context context) {
        int value = buffer.pos();
        return new RawRow(buffer.buf(), value + length.get(), value + buffer.readableBytes());
    }

    @Override
    public RawRow decodeBinary(
            ReadableByteBuf buffer,
            MutableInt length,
            ColumnDecoder column,
            @Nullable Calendar calendar,
            Context context)
            throws SQLDataException {
        throw new SQLDataException("rows of the binary protocol are not raw text");
    }

    @Override
    public void encodeText(
            Writer writer, Context context, Object value, @Nullable Calendar calendar, @Nullable Long length) {
        throw new UnsupportedOperationException("rows are only read");
    }

    @Override
    public int getApproximateTextProtocolLength(Object value, @Nullable Long length) {
        return -1;
    }

    @Override
    public void encodeBinary(
            Writer writer, Context context, Object value, @Nullable Calendar calendar, @Nullable Long length) {
        throw new UnsupportedOperationException("rows are only read");
    }

    @Override
    public int getBinaryEncodeType() {
        return 0;
    }
}
