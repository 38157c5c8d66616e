package io.plumbline.definitions;

import java.io.Serializable;

/** Where a definition stands: a file relative to the project root, and its line (1-based; 0 when the whole file is meant). */
public record Place(String file, int line) implements Serializable {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
