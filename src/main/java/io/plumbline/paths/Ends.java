package io.plumbline.paths;

/** Weights of the two ways to end a walk in a node: with a conversion and without. */
final class Ends {
    private double converted;
    private double lost;

    Ends(double converted, double lost) {
        this.converted = converted;
        this.lost = lost;
    }

    void addScaled(Ends other, double factor) {
        converted += factor * other.converted;
        lost += factor * other.lost;
    }

    double sum() {
        return converted + lost;
    }

    /** The part of walks that end here with a conversion; 0 where none ends here. */
    double conversionProbability() {
        return sum() == 0 ? 0 : converted / sum();
    }
}
