package io.plumbline.definitions;

/** What a violated check does: FAIL withholds the release, WARN is reported only. */
public enum Severity {
    FAIL,
    WARN
}
