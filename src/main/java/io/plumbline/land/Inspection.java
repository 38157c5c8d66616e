package io.plumbline.land;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one reading of all bytes of a file told, before any row of it is landed.
 *
 * @param id SHA-256 of the bytes, lower-case hex
 * @param stamp of the file on disk before it was read
 * @param reason why the file is rejected, "" when it is not
 * @param problems oddities that do not keep it from being read
 */
record Inspection(String id, FileStamp stamp, Verdict verdict, String reason, Layout layout, List<String> problems)
        implements Serializable {
    Inspection {
        problems = List.copyOf(problems);
    }

    Inspection with(Map<String, String> constants) {
        return new Inspection(id, stamp, verdict, reason, layout.with(constants), problems);
    }

    Inspection unsplit() {
        return new Inspection(id, stamp, verdict, reason, layout.with(List.of()), problems);
    }

    /** The inspection with oddities, and rejected if there are refusals. */
    Inspection drifted(List<String> warnings, List<String> refusals) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(warnings);
        return refusals.isEmpty()
                ? new Inspection(id, stamp, verdict, reason, layout, all)
                : new Inspection(id, stamp, Verdict.REJECTED, String.join("; ", refusals), Layout.UNKNOWN, all);
    }

    Inspection rejected(String because) {
        return new Inspection(id, stamp, Verdict.REJECTED, because, Layout.UNKNOWN, problems);
    }
}
