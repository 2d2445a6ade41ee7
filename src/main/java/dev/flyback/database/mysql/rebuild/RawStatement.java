package dev.flyback.database.mysql.rebuild;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.message.ClientMessage;

/** A statement that is sent byte by byte as it is; the driver would send every text as UTF-8. */
record RawStatement(byte[] sql) implements ClientMessage {
    private static final int COM_QUERY = 3;

    static void run(Connection connection, byte[] sql) throws SQLException {
        connection.unwrap(org.mariadb.jdbc.Connection.class).getClient().execute(new RawStatement(sql), false);
    }

    @Override
    public int encode(Writer writer, Context context) throws IOException {
        writer.initPacket();
        writer.writeByte(COM_QUERY);
        writer.writeBytes(sql);
        writer.flush();
        return 1;
    }
}
