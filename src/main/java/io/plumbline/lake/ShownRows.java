package io.plumbline.lake;

import io.plumbline.lake.TableFiles.DataFile;
import java.io.Serializable;

/** Which rows of a table's files are the rows of a version. Goes with a plan to its tasks. */
public final class ShownRows implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String version;
    private final RowSelection[] files;

    ShownRows(String version, TableFiles table) {
        this.version = version;
        this.files = table.files().stream().map(DataFile::shown).toArray(RowSelection[]::new);
    }

    /**
     * Whether a row is one of the version's.
     *
     * @param file the file's place in the version
     * @param row the row's place in the file
     */
    public boolean isShown(int file, long row) {
        return files[file].shows(row);
    }

    @Override
    public String toString() {
        return "rows of " + version;
    }
}
