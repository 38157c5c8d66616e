package io.plumbline.land;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A container's own bytes in any order; as with {@link DiskBytes} a disk that fails throws unchecked. */
record DiskChannel(SeekableByteChannel disk) implements SeekableByteChannel {
    @Override
    public int read(ByteBuffer bytes) {
        try {
            return disk.read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new UnsupportedOperationException("deliveries are only read");
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException("deliveries are only read");
    }

    @Override
    public long position() throws IOException {
        return disk.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        disk.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return disk.size();
    }

    @Override
    public boolean isOpen() {
        return disk.isOpen();
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
