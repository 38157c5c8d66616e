package io.plumbline.definitions;

/** The file that a definition is read from. */
record Source(String file, HoconOutline outline, Problems problems) {
    /** Line of a path as the text writes it; {@code otherwise} where a substitution brought it. */
    Place place(String path, int otherwise) {
        int line = outline.line(path);
        return new Place(file, line > 0 ? line : Math.max(0, otherwise));
    }

    /** The name of the file without folder and ending. */
    String baseName() {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.endsWith(".conf") ? name.substring(0, name.length() - ".conf".length()) : name;
    }

    /** The name of the folder that the file stands in. */
    String folderName() {
        String folder = file.substring(0, Math.max(0, file.lastIndexOf('/')));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }
}
