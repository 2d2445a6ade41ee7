package dev.flyback.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests and answers of HTTP as they stand on the wire. */
final class RawHttp {
    private RawHttp() {}

    /** Method and address. */
    static String line(String head) {
        return head.substring(0, head.indexOf(" HTTP/"));
    }

    /** An answer with an error as S3 tells it. */
    static String error(int status, String code) {
        String xml = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>so be it</Message></Error>";
        return "HTTP/1.1 " + status + " No\r\nContent-Type: application/xml\r\nContent-Length: " + xml.length()
                + "\r\nConnection: close\r\n\r\n" + xml;
    }

    /** What a server answers to a request. */
    static byte[] forward(URI target, String head, byte[] body) throws IOException {
        String once = head.replaceAll("(?im)^(connection|expect):.*\r\n", "")
                .replaceFirst("\r\n", "\r\nConnection: close\r\n");
        try (Socket server = new Socket(target.getHost(), target.getPort())) {
            OutputStream out = server.getOutputStream();
            out.write(once.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return server.getInputStream().readAllBytes();
        }
    }

    /** All that comes before a request's body; empty if nobody asks. */
    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }
}
