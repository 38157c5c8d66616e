package io.plumbline.match;

import java.util.List;

/**
 * Why two records are, or are not, one person: what is known beforehand, and what each column adds.
 *
 * @param prior weight of two records of which nothing is known, in bits
 * @param weight the sum of all
 */
public record Evidence(double prior, List<Part> parts, double weight, double probability) {
    public Evidence {
        parts = List.copyOf(parts);
    }

    /**
     * One column's part.
     *
     * @param level how alike the values are, in words
     * @param weight in bits: 0 says nothing, 10 that one person is 1,024 times as likely as before
     */
    public record Part(String column, String left, String right, String level, double weight) {}
}
