#!/usr/bin/env python3
"""Reference values for the statistics of agreement, by implementations that are not ours.

Writes Tests/AccuracyStudyTests/Golden: ratings.tsv (two readers' grades and values, and the truth, of the same patients)
and agreement.tsv (set, statistic, value). Run from the repository root, with Python 3.11 and

    pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 statsmodels==0.15.0 pingouin==0.7.0 pandas==3.1.1 matplotlib==3.11.2
"""

import os

import matplotlib

matplotlib.use("Agg")

import numpy as np
import pandas as pd
import pingouin
from scipy import stats
from sklearn.metrics import accuracy_score, cohen_kappa_score, recall_score
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

FOLDER = "Tests/AccuracyStudyTests/Golden"
GRADES = 4


def sets():
    """Readers who agree well, poorly, nearly always, and of whom one reads too high."""
    rng = np.random.default_rng(20240912)
    for name, count, error, bias in (("good", 120, 0.5, 0), ("poor", 60, 2.0, 0), ("near", 200, 0.08, 0), ("biased", 40, 0.6, 1.1)):
        true = rng.uniform(-1, 6, count)
        first = true + error * rng.normal(size=count)
        second = true + error * rng.normal(size=count) + bias
        yield name, np.round(np.column_stack([true, first, second]), 3)


def grade(values):
    return np.digitize(values, [0.5, 2, 3.5])


def newcombe(both, first, second, neither):
    """Newcombe 1998, method 10, on statsmodels' Wilson intervals."""
    n = both + first + second + neither
    p, q = (both + first) / n, (both + second) / n
    (l1, u1), (l2, u2) = (proportion_confint(k, n, method="wilson") for k in (both + first, both + second))
    cross = both * neither - first * second
    product = (both + first) * (second + neither) * (both + second) * (first + neither)
    phi = 0 if product == 0 else (max(cross - n / 2, 0) if cross > 0 else cross) / np.sqrt(product)
    reach = lambda a, b: np.sqrt(a * a - 2 * phi * a * b + b * b)
    return p - q, p - q - reach(p - l1, u2 - q), p - q + reach(u1 - p, q - l2)


def bland_altman(first, second):
    """The lines and bands that pingouin draws."""
    axes = pingouin.plot_blandaltman(second, first, confidence=0.95)
    lines = sorted({round(float(line.get_ydata()[0]), 13) for line in axes.lines} - {0.0})
    bands = sorted((patch.get_y(), patch.get_y() + patch.get_height()) for patch in axes.patches)
    axes.figure.clf()
    return lines, bands


def statistics(true, first, second):
    a, b = grade(first), grade(second)
    table = np.zeros((GRADES, GRADES))
    np.add.at(table, (a, b), 1)
    for name, sklearn_name, statsmodels_name in (("none", None, None), ("linear", "linear", "linear"), ("quadratic", "quadratic", "quadratic")):
        yield f"kappa_{name}", cohen_kappa_score(a, b, weights=sklearn_name)
        yield f"kappa_variance_{name}", cohens_kappa(table, wt=statsmodels_name).var_kappa
    sick, one, two = true < 2, first < 2, second < 2
    yield "sensitivity", recall_score(sick, one)
    yield "specificity", recall_score(~sick, ~one)
    yield "accuracy", accuracy_score(sick, one)
    low, high = proportion_confint(np.sum(sick & one), np.sum(sick), method="beta")
    yield "sensitivity_low", low
    yield "sensitivity_high", high
    right, also = one == sick, two == sick
    cells = [[np.sum(right & also), np.sum(right & ~also)], [np.sum(~right & also), np.sum(~right & ~also)]]
    yield "mcnemar_exact", mcnemar(cells, exact=True).pvalue
    corrected = mcnemar(cells, exact=False, correction=True)
    yield "mcnemar_statistic", corrected.statistic
    yield "mcnemar_corrected", corrected.pvalue
    for name, value in zip(("", "_low", "_high"), newcombe(*np.array(cells).ravel())):
        yield f"paired_difference{name}", value
    long = pd.DataFrame({"who": np.tile(np.arange(len(first)), 2), "reader": np.repeat(["a", "b"], len(first)), "value": np.concatenate([first, second])})
    icc = pingouin.intraclass_corr(long, targets="who", raters="reader", ratings="value")
    icc = icc.set_index("Type") if "Type" in icc else icc
    yield "icc_a1", icc.loc["ICC(A,1)", "ICC"]
    lines, bands = bland_altman(first, second)
    for name, value in zip(("lower", "bias", "upper"), lines):
        yield f"bland_altman_{name}", value
    for name, band in zip(("lower", "bias", "upper"), bands):
        yield f"bland_altman_{name}_low", band[0]
        yield f"bland_altman_{name}_high", band[1]


def paired_edges():
    """Tables in which hardly anything differs, or everything."""
    for cells in ((50, 0, 0, 0), (48, 1, 0, 1), (0, 0, 0, 30), (10, 20, 0, 5), (3, 12, 15, 2)):
        for name, value in zip(("", "_low", "_high"), newcombe(*cells)):
            yield "_".join(map(str, cells)) + name, value


def sample_sizes():
    """Cantor's formula on statsmodels' variance of kappa for the table that is expected, as R's irr::N.cohen.kappa."""
    for expected, ruled_out, power, prevalence in ((0.85, 0.6, 0.9, 0.5), (0.85, 0.6, 0.9, 0.3), (0.9, 0.8, 0.8, 0.5), (0.95, 0.9, 0.9, 0.4)):
        deviations = []
        for kappa in (ruled_out, expected):
            chance = prevalence**2 + (1 - prevalence) ** 2
            apart = (1 - (kappa * (1 - chance) + chance)) / 2
            table = np.array([[prevalence - apart, apart], [apart, 1 - prevalence - apart]]) * 1e6
            deviations.append(np.sqrt(cohens_kappa(table).var_kappa * 1e6))
        root = (stats.norm.ppf(0.975) * deviations[0] + stats.norm.ppf(power) * deviations[1]) / (expected - ruled_out)
        yield f"{expected}_{ruled_out}_{power}_{prevalence}", root**2


def main():
    os.makedirs(FOLDER, exist_ok=True)
    ratings, lines = ["set\ttrue\tfirst\tsecond"], []
    for name, values in sets():
        ratings += ["\t".join([name] + [f"{x:.3f}" for x in row]) for row in values]
        lines += [f"{name}\t{key}\t{value:.15g}" for key, value in statistics(*values.T)]
    lines += [f"paired\t{key}\t{value:.15g}" for key, value in paired_edges()]
    lines += [f"cases\t{key}\t{value:.15g}" for key, value in sample_sizes()]
    lines += [f"student\t{n}\t{stats.t.ppf(0.975, n):.15g}" for n in (1, 2, 5, 11, 39, 199, 5000)]
    lines += [f"normal\t{p}\t{stats.norm.ppf(p):.15g}" for p in (1e-12, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9999)]
    for name, text in (("ratings", ratings), ("agreement", lines)):
        with open(f"{FOLDER}/{name}.tsv", "w") as file:
            file.write("\n".join(text) + "\n")


if __name__ == "__main__":
    main()
