"""Runs ChannelAttribution over public paths and writes what bench/markov/run compares Plumbline with.

    reference.py PathData.csv COPIES RUNS SEEDS OUT

Lines of OUT: cpu;order;seconds (a line a run, on all copies)  transitions;order;count
effect;order;channel;lowest;highest (over the seeds, on one copy: copies do not change the chain)
"""

import sys
import time

import ChannelAttribution
import pandas

ORDERS = (1, 2, 3, 4)
SEED_STEP = 1009


def fit(paths, order, seed):
    return ChannelAttribution.markov_model(
        paths,
        "path",
        "total_conversions",
        var_null="total_null",
        order=order,
        out_more=True,
        sep=">",
        ncore=1,
        seed=seed,
        verbose=False,
        flg_pro=False,
    )


def main(file, copies, runs, seeds, out):
    once = pandas.read_csv(file, sep=";")
    all_copies = pandas.concat([once] * copies, ignore_index=True)
    lines = []
    for order in ORDERS:
        for _ in range(runs):
            start = time.process_time()
            fit(all_copies, order, 0)
            lines.append(f"cpu;{order};{time.process_time() - start:.3f}")
        effects = {}
        for number in range(seeds):
            # Its folds are drawn from seed + number of the fold: neighbours would share them and return the same one.
            seed = number * SEED_STEP
            fitted = fit(once, order, seed)
            if seed == 0:
                lines.append(f"transitions;{order};{len(fitted['transition_matrix'])}")
            removal = fitted["removal_effects"]
            for channel, effect in zip(removal.iloc[:, 0], removal.iloc[:, 1]):
                effects.setdefault(channel, []).append(effect)
        for channel, drawn in sorted(effects.items()):
            lines.append(f"effect;{order};{channel};{min(drawn)!r};{max(drawn)!r}")
    with open(out, "w", encoding="utf-8") as written:
        written.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
