package io.plumbline.measure;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.DefinitionsLoader;
import java.nio.file.Path;

/** This project's own definitions. */
final class HouseDefinitions {
    static final Definitions ALL = DefinitionsLoader.load(Path.of("").toAbsolutePath());

    private HouseDefinitions() {}
}
