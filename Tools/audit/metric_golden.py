#!/usr/bin/env python3
"""Reference values for the audit's metrics, by implementations that are not ours.

Writes Tests/ReidentificationAuditTests/Golden: scores-NAME.txt (a matrix, a row for each probe, the diagonal is mated) and
reference.tsv (set, metric, value). Run from the repository root, with Python 3.11 and

    pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 pyeer==0.5.6 audmetric==1.4.2
"""

import os

import audmetric
import numpy as np
from pyeer.cmc_stats import get_cmc_curve
from pyeer.eer_stats import calculate_roc, get_eer_values
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.special import xlogy
from scipy.stats import beta
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_auc_score, roc_curve

FOLDER = "Tests/ReidentificationAuditTests/Golden"
PEOPLE = 40


def matrices():
    """Four attacks: a strong one, a weak one, one whose scores are mostly tied, one that knows nothing."""
    rng = np.random.default_rng(20240607)
    noise = lambda: rng.normal(size=(PEOPLE, PEOPLE))
    own = np.eye(PEOPLE)
    yield "strong", np.round(0.12 * noise() + 0.45 * own, 3)
    yield "weak", np.round(0.2 * noise() + 0.2 * own, 3)
    yield "tied", np.round(0.15 * noise() + 0.15 * own, 1) + 0.0
    yield "blind", np.round(0.2 * noise(), 3)


def cost(mated, others):
    """Cllr of natural logarithms of likelihood ratios."""
    return (np.mean(np.logaddexp(0, -mated)) + np.mean(np.logaddexp(0, others))) / 2 / np.log(2)


def isotonic(mated, others, succession):
    """Log likelihood ratios of scikit-learn's isotonic regression; equal scores are averaged by it."""
    scores = np.concatenate([mated, others])
    labels = np.concatenate([np.ones(len(mated)), np.zeros(len(others))])
    extra = 0
    if succession:
        low, high = scores.min() - 1, scores.max() + 1
        scores = np.concatenate([scores, [low, low, high, high]])
        labels = np.concatenate([labels, [1, 0, 1, 0]])
        extra = 2
    p = IsotonicRegression(y_min=0, y_max=1).fit(scores, labels).predict(scores)
    with np.errstate(divide="ignore"):
        ratios = np.log(p) - np.log1p(-p) - np.log((len(mated) + extra) / (len(others) + extra))
    return ratios[: len(mated)], ratios[len(mated) : len(mated) + len(others)]


def zebra(mated, others):
    """Population figure (bits) and worst case (log10 LR) after Nautsch et al., Interspeech 2020."""
    own, rest = isotonic(mated, others, succession=True)

    def gain(prior):
        odds = np.log(prior / (1 - prior))
        entropy = -(xlogy(prior, prior) + xlogy(1 - prior, 1 - prior)) / np.log(2)
        known = prior * np.mean(np.logaddexp(0, -own - odds)) + (1 - prior) * np.mean(np.logaddexp(0, rest + odds))
        return entropy - known / np.log(2)

    worst = np.max(np.abs(np.concatenate([own, rest]))) / np.log(10)
    return quad(gain, 0, 1, epsabs=1e-11, limit=400)[0], worst


def reference(matrix):
    mated = np.diag(matrix)
    others = matrix[~np.eye(PEOPLE, dtype=bool)]
    labels = np.concatenate([np.ones(len(mated)), np.zeros(len(others))])
    scores = np.concatenate([mated, others])
    fpr, tpr, _ = roc_curve(labels, scores, drop_intermediate=False)
    yield "eer", brentq(lambda x: 1 - x - np.interp(x, fpr, tpr), 0, 1, xtol=1e-13)
    _, fmr, fnmr = calculate_roc(mated, others)
    _, low, high, _ = get_eer_values(fmr, fnmr)
    yield "pyeer_eer_low", low
    yield "pyeer_eer_high", high
    yield "auc", roc_auc_score(labels, scores)
    for target in (0.1, 0.01, 0.001):
        yield f"fnmr_at_{target}", 1 - tpr[fpr <= target].max()
    yield "dsys_trapezoid", audmetric.linkability(labels, scores)
    edges = np.linspace(scores.min(), scores.max(), min(len(mated) // 10, 100) + 1)
    a = np.histogram(mated, edges)[0] / len(mated)
    b = np.histogram(others, edges)[0] / len(others)
    with np.errstate(divide="ignore", invalid="ignore"):
        d = np.where(b == 0, 1, np.where(a > b, 2 * (a / b) / (1 + a / b) - 1, 0))
    yield "dsys", np.sum(d * a)
    yield "cllr", cost(mated, others)
    yield "min_cllr", cost(*isotonic(mated, others, succession=False))
    population, worst = zebra(mated, others)
    yield "zebra_population", population
    yield "zebra_worst", worst
    if len(np.unique(matrix)) > 200:  # pyeer breaks ties by place in the list, so it is asked where there are hardly any
        queries = {str(i): ([str(i)], sorted(((str(j), s) for j, s in enumerate(row)), key=lambda p: -p[1]))
                   for i, row in enumerate(matrix)}
        tied = [i for i, row in enumerate(matrix) if np.sum(row == row[i]) > 1]
        for rank, value in enumerate(get_cmc_curve(queries, 5), 1):
            yield f"cmc_{rank}", value
        yield "tied_probes", len(tied)


def bounds():
    for hits, trials in ((0, 60), (0, 300), (0, 555), (3, 555), (7, 60), (59, 60)):
        yield f"upper_{hits}_{trials}", beta.ppf(0.95, hits + 1, trials - hits)
        yield f"low_{hits}_{trials}", beta.ppf(0.025, hits, trials - hits + 1) if hits else 0.0
        yield f"high_{hits}_{trials}", beta.ppf(0.975, hits + 1, trials - hits)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    lines = []
    for name, matrix in matrices():
        with open(f"{FOLDER}/scores-{name}.txt", "w") as file:
            for row in matrix:
                file.write(" ".join(f"{x:g}" for x in row) + "\n")
        lines += [f"{name}\t{metric}\t{value:.12g}" for metric, value in reference(matrix)]
    lines += [f"bounds\t{metric}\t{value:.12g}" for metric, value in bounds()]
    with open(f"{FOLDER}/reference.tsv", "w") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
