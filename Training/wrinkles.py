"""Learns to grade wrinkles from what the tracker reads of the skin of drawn people.

    .build/release/wrinkle-readings readings.tsv --first 100000 --people 500 --pictures 4
    python3 Training/wrinkles.py readings.tsv Sources/FaceReconstruction/Wrinkles/WrinkleConstants.swift

One small network for each region, whose two sides share it: 30 numbers of the patch and 6 of the eyes go straight and
through a few tanh units into the grade and the logarithm of its standard deviation (Gaussian likelihood).

What is printed is of people whom the network has not seen (four folds by person). The same folds say by how much the
network overrates itself and how far it draws everybody to the middle; both are made good in the constants.
numpy 2.4.6, one thread; seeds are fixed.
"""

import os
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

REGIONS = {
    "forehead": ["forehead"],
    "glabella": ["glabella"],
    "crowsFoot": ["crowsFootRight", "crowsFootLeft"],
    "underEye": ["underEyeRight", "underEyeLeft"],
    "nasolabial": ["nasolabialRight", "nasolabialLeft"],
}
OWN = ["acrossFine", "acrossMiddle", "acrossCoarse", "narrowDark80", "narrowDark95", "narrowBright95", "broadDark80",
       "broadDark95", "broadBright95", "sixth1", "sixth2", "sixth3", "sixth4", "sixth5", "sixth6", "third1", "third2",
       "third3", "longLines", "strongestLine", "alongFine", "alongMiddle", "alongCoarse", "alongNarrowDark95",
       "alongBroadDark95", "brightness", "unevenness", "pixelsAcross", "pixelsAlong", "skin"]
EYES = ["acrossFine", "acrossMiddle", "acrossCoarse", "alongFine", "alongMiddle", "alongCoarse"]
HIDDEN = 8
STEPS = 1500
# Pulls weights to nothing; chosen by the folds among 0.006, 0.02 and 0.06.
RIDGE = 0.02
FOLDS = 4
# A grade whose deviation is larger is not told.
LARGEST_DEVIATION = 0.75
# The logarithm of the deviation stays within.
LEAST, MOST = -2.0, 0.5


class Table:
    def __init__(self, paths):
        tables = []
        for path in paths:
            with open(path) as file:
                names = file.readline().rstrip("\n").split("\t")
                rows = [line.rstrip("\n").split("\t") for line in file]
            tables.append(np.array([r for r in rows if len(r) == len(names)], dtype=np.float64))
        self.rows = np.concatenate(tables)
        # Threads write in any order.
        self.rows = self.rows[np.lexsort((self.rows[:, 1], self.rows[:, 0]))]
        self.at = {name: k for k, name in enumerate(names)}

    def __getitem__(self, name):
        return self.rows[:, self.at[name]]

    def inputs(self, patch):
        """Rows of inputs, which of them can be used, and their truth."""
        right, left = self["eyeRight.isSeen"] > 0.5, self["eyeLeft.isSeen"] > 0.5
        seen = (self[f"{patch}.isSeen"] > 0.5) & (right | left)
        both = np.maximum(right.astype(float) + left, 1)
        eyes = [(self[f"eyeRight.{n}"] * right + self[f"eyeLeft.{n}"] * left) / both for n in EYES]
        return np.stack([self[f"{patch}.{n}"] for n in OWN] + eyes, 1), seen, self[f"true_{patch}"]

    def region(self, patches, *others):
        parts = [(*self.inputs(p), [self[o] for o in others]) for p in patches]
        x = np.concatenate([x[seen] for x, seen, _, _ in parts])
        y = np.concatenate([y[seen] for _, seen, y, _ in parts])
        return x, y, [np.concatenate([o[k][seen] for _, seen, _, o in parts]) for k in range(len(others))]


def train(x, y, seed):
    rng = np.random.default_rng(seed)
    d = x.shape[1]
    p = [rng.normal(0, d**-0.5, (d, HIDDEN)), np.zeros(HIDDEN), rng.normal(0, 0.1, (HIDDEN, 2)),
         np.array([y.mean(), -0.5]), np.zeros((d, 2))]
    m, v = [np.zeros_like(a) for a in p], [np.zeros_like(a) for a in p]
    for step in range(1, STEPS + 1):
        h = np.tanh(x @ p[0] + p[1])
        out = h @ p[2] + p[3] + x @ p[4]
        s = np.clip(out[:, 1], LEAST, MOST)
        w = np.exp(-2 * s)
        error = out[:, 0] - y
        free = (out[:, 1] > LEAST) & (out[:, 1] < MOST)
        # The first half learns the grade alone; then the hard ones count less, but not as little as a likelihood would
        # have it, which gives them up.
        if step < STEPS // 2:
            g = np.stack([error, 0 * error], 1) / len(y)
        else:
            g = np.stack([error * np.sqrt(w) / np.sqrt(w).mean(), 0.5 * (1 - error**2 * w) * free], 1) / len(y)
        gh = g @ p[2].T * (1 - h**2)
        grads = [x.T @ gh + RIDGE * p[0], gh.sum(0), h.T @ g + RIDGE * p[2], g.sum(0), x.T @ g + RIDGE * p[4]]
        rate = 0.01 * min(1, 2 * (1 - step / STEPS) + 0.01)
        for k in range(5):
            m[k] = 0.9 * m[k] + 0.1 * grads[k]
            v[k] = 0.999 * v[k] + 0.001 * grads[k] ** 2
            p[k] = p[k] - rate * (m[k] / (1 - 0.9**step)) / (np.sqrt(v[k] / (1 - 0.999**step)) + 1e-8)
    return p


def predict(p, x):
    out = np.tanh(x @ p[0] + p[1]) @ p[2] + p[3] + x @ p[4]
    return out[:, 0], np.exp(np.clip(out[:, 1], LEAST, MOST))


def grade(v):
    return np.clip(np.floor(v + 0.5), 0, 3)


def kappa(a, b):
    a, b = grade(a), grade(b)
    return 1 - ((a - b) ** 2).mean() / ((a[:, None] - b[None]) ** 2).mean()


def report(name, y, mean, deviation):
    told = deviation <= LARGEST_DEVIATION
    if told.sum() < 8:
        return print(f"{name:26} told {told.mean():.2f}")
    y, mean, deviation = y[told], np.clip(mean[told], 0, 3), deviation[told]
    deep, absent = y >= 2.5, y < 0.5
    told_deep = mean >= np.maximum(2.5 - deviation, 1.75)
    print(
        f"{name:26} told {told.mean():.2f}  n {told.sum():4d}  error {np.abs(mean - y).mean():.2f}  "
        f"bias {np.mean(mean - y):+.2f}  kappa {kappa(y, mean):.2f}  r {np.corrcoef(y, mean)[0, 1]:.2f}  "
        f"deep told deep {told_deep[deep].sum()}/{deep.sum()}  absent told deep {told_deep[absent].sum()}/{absent.sum()}  "
        f"z {np.std((mean - y) / deviation):.2f}")


def swift(parts):
    def numbers(a):
        return "[" + ", ".join(f"{v:.4g}" for v in np.ravel(a)) + "]"
    lines = ["// Written by Training/wrinkles.py, which says from what: change nothing by hand.", "", "extension WrinkleNetwork {"]
    for name, (middle, scale, p) in parts.items():
        lines += [
            f"  static let {name} = WrinkleNetwork(",
            f"    middle: {numbers(middle)},", f"    scale: {numbers(scale)},", f"    inward: {numbers(p[0].T)},",
            f"    inwardBias: {numbers(p[1])},", f"    outward: {numbers(p[2].T)},", f"    outwardBias: {numbers(p[3])},",
            f"    straight: {numbers(p[4].T)})"]
    return "\n".join(lines + ["}", ""])


GROUPS = {"eye_px": [80, 120, 180], "blur_mm": [0, 0.3, 0.6], "crf": [4, 23], "skin": [0.15, 0.3], "glasses": [0]}


def main():
    table = Table([a for a in sys.argv[1:] if a.endswith(".tsv")])
    print(f"{len(set(table['person']))} people, {len(table.rows)} pictures")
    parts = {}
    for number, (region, patches) in enumerate(REGIONS.items()):
        x, y, (people, *groups) = table.region(patches, "person", *GROUPS)
        middle, scale = x.mean(0), x.std(0) + 1e-6
        x = np.clip((x - middle) / scale, -4, 4)
        mean, deviation = np.zeros(len(y)), np.zeros(len(y))
        for fold in range(FOLDS):
            aside = people % FOLDS == fold
            mean[aside], deviation[aside] = predict(train(x[~aside], y[~aside], number), x[aside])
        # Of those that would be told: grades spread as the truth does, and deviations that hold.
        surer = deviation <= np.quantile(deviation, 0.7)
        stretch = np.std(y[surer]) / np.std(mean[surer])
        centre = y[surer].mean() - stretch * mean[surer].mean()
        mean = centre + stretch * mean
        honesty = np.std(np.clip(mean[surer], 0, 3) - y[surer]) / np.sqrt(np.mean(deviation[surer] ** 2))
        deviation *= honesty
        report(region, y, mean, deviation)
        if "--groups" in sys.argv:
            for (name, cuts), value in zip(GROUPS.items(), groups):
                edges = [-np.inf, *cuts, np.inf]
                for low, high in zip(edges, edges[1:]):
                    part = (value > low) & (value <= high)
                    if part.any():
                        report(f"  {low:g} < {name} <= {high:g}", y[part], mean[part], deviation[part])
        p = train(x, y, number)
        for k in (2, 4):
            p[k] = p[k] * np.array([stretch, 1])
        p[3] = p[3] * np.array([stretch, 1]) + np.array([centre, np.log(honesty)])
        parts[region] = (middle, scale, p)
    target = [a for a in sys.argv[1:] if a.endswith(".swift")]
    if target:
        with open(target[0], "w") as file:
            file.write(swift(parts))


if __name__ == "__main__":
    main()
