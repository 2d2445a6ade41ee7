package dev.flyback.storage.bucket;

import dev.flyback.storage.bucket.BucketException.Kind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The uploads for which the store has agreed to compare the object, when it is complete, with a checksum of the whole. A store that refuses that, or says
 * nothing about it, is not asked again, and gets uploads without. Safe for concurrent use.
 */
public final class SummedUploads {
    private final Set<String> uploads = ConcurrentHashMap.newKeySet();
    private volatile boolean wanted;

    /** @param wanted whether the store is to be asked at all */
    public SummedUploads(boolean wanted) {
        this.wanted = wanted;
    }

    /**
     * Begins an upload, in the way that the store offers.
     *
     * @return the upload's id
     */
    public String begin(Requests requests) throws BucketException {
        if (wanted) {
            try {
                Begun begun = requests.begin(true);
                if (begun.summed()) {
                    uploads.add(begun.upload());
                    return begun.upload();
                }
                wanted = false;
                abort(requests, begun.upload());
            } catch (BucketException e) {
                // Whether it is that what the store refuses shows when it is left out.
                if (e.kind() != Kind.INVALID && e.kind() != Kind.NOT_IMPLEMENTED) {
                    throw e;
                }
            }
        }
        String upload = requests.begin(false).upload();
        wanted = false;
        return upload;
    }

    public boolean contains(String upload) {
        return uploads.contains(upload);
    }

    /** It has been completed or aborted. */
    public void ended(String upload) {
        uploads.remove(upload);
    }

    private static void abort(Requests requests, String upload) throws BucketException {
        try {
            requests.abort(upload);
        } catch (BucketException e) {
            if (e.kind() != Kind.ABSENT) {
                throw e;
            }
        }
    }

    /** An upload that was begun; {@code summed} if the store has said that it compares the whole. */
    public record Begun(String upload, boolean summed) {}

    /** The requests that it takes. */
    public interface Requests {
        Begun begin(boolean summed) throws BucketException;

        void abort(String upload) throws BucketException;
    }
}
