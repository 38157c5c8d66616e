package io.plumbline.land;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** The SHA-256 (lower-case hex) and the number of a file's bytes. */
record FileBytes(String sha256, long count) {
    private static final int CHUNK = 1 << 19;

    static FileBytes hash(DeliveredBytes file) throws IOException {
        return read(file, (bytes, last) -> bytes.position(bytes.limit()));
    }

    /** Hashes all bytes and hands those after the byte-order mark to the text. */
    static FileBytes hashAndFollow(DeliveredBytes file, int bomBytes, TextPass text) throws IOException {
        int[] toSkip = {bomBytes};
        return read(file, (bytes, last) -> {
            bytes.position(bytes.position() + toSkip[0]);
            toSkip[0] = 0;
            text.accept(bytes, last);
            if (!text.damage().isEmpty()) {
                bytes.position(bytes.limit());
            }
        });
    }

    private interface Follower {
        void accept(ByteBuffer bytes, boolean last);
    }

    private static FileBytes read(DeliveredBytes file, Follower follower) throws IOException {
        MessageDigest sha256 = newSha256();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        long count = 0;
        try (InputStream in = file.open()) {
            int length = 0;
            while (length >= 0) {
                int from = bytes.position();
                length = in.readNBytes(bytes.array(), from, bytes.remaining());
                ForkJoinTask<?> hashing = hashing(sha256, bytes.array(), from, length);
                count += length;
                length = length == 0 ? -1 : length;
                bytes.position(from + Math.max(length, 0)).flip();
                follower.accept(bytes, length < 0);
                hashing.join();
                bytes.compact();
            }
        }
        return new FileBytes(HexFormat.of().formatHex(sha256.digest()), count);
    }

    /** Beside the following: a file is inspected by one thread, and hashing is the smaller half of it. */
    private static ForkJoinTask<?> hashing(MessageDigest sha256, byte[] bytes, int from, int length) {
        return ForkJoinPool.commonPool().submit(() -> sha256.update(bytes, from, length));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
