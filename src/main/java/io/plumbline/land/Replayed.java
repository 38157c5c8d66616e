package io.plumbline.land;

/**
 * What became of a file's quarantined records when they were asked again.
 *
 * @param waiting how many there were
 * @param taken how many left the quarantine
 * @param problem why none could be asked, "" when they were
 */
public record Replayed(String file, long waiting, long taken, String problem) {}
