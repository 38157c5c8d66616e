package io.plumbline.kit;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.definitions.Gate;
import io.plumbline.definitions.Job;
import io.plumbline.definitions.Settings;
import java.nio.file.Path;
import java.util.List;

/** This project's own definitions, loaded once for all tests. */
public final class HouseDefinitions {
    public static final Definitions ALL = DefinitionsLoader.load(Path.of("").toAbsolutePath());

    private HouseDefinitions() {}

    /** The same definitions with other settings, another job and other gates. */
    public static Definitions with(Settings settings, Job job, List<Gate> gates) {
        return new Definitions(
                ALL.root(),
                settings,
                job,
                ALL.exports(),
                ALL.tables(),
                ALL.taxonomies(),
                ALL.calendars(),
                ALL.models(),
                ALL.kpis(),
                ALL.matching(),
                ALL.people(),
                ALL.decisions(),
                ALL.trust(),
                gates,
                ALL.functions(),
                ALL.hash());
    }
}
