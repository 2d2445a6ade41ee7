package dev.flyback.report.outlet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that Kubernetes reads when a container has ended: the last error stands there. */
public final class TerminationLog {
    /** Kubernetes shows no more. */
    static final int MAX_BYTES = 4096;

    private final Path file;

    public TerminationLog(Path file) {
        this.file = file;
    }

    /** Writes the error, which holds no secret, in place of what is there; what went wrong. */
    public List<String> write(String error) {
        return Errands.run(List.of(errand(error)), Errands.LIMIT);
    }

    private Errand errand(String error) {
        return new Errand("The termination log " + file + " was not written", () -> {
            try {
                // In place: Kubernetes has mounted the file itself.
                Files.write(file, cut(error));
            } catch (IOException e) {
                throw new IOException(e.getClass().getSimpleName(), e);
            }
        });
    }

    /** Between characters. */
    private static byte[] cut(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
        CoderResult unused = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(text), bytes, true); // An overflow is the cut.
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }
}
