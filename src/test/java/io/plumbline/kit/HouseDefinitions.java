package io.plumbline.kit;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.DefinitionsLoader;
import java.nio.file.Path;

/** This project's own definitions, loaded once for all tests. */
public final class HouseDefinitions {
    public static final Definitions ALL = DefinitionsLoader.load(Path.of("").toAbsolutePath());

    private HouseDefinitions() {}
}
