#!/usr/bin/env python3
"""Compares `digitalmask measure` with the exact truth of a synthetic patient, sign by sign and eye by eye.

  digitalmask measure Samples/patient.mp4 -o measured.tsv
  python3 Tools/reader/against_truth.py measured.tsv Samples/patient_truth.tsv

Prints, over the frames in which both have a value: mean absolute error, bias, slope of measured on true, and r.
"""
import csv
import sys
from statistics import fmean

SIGNS = ["mrd1_mm", "mrd2_mm", "pfh_mm", "gaze_yaw_deg", "gaze_pitch_deg", "head_yaw_deg", "head_pitch_deg", "head_roll_deg"]


def rows(path, eye):
    with open(path, newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["eye"] == eye]


def main(measured_path, truth_path):
    print("eye\tsign\tframes\tmean_abs_error\tbias\tslope\tr")
    for eye in ("OD", "OS"):
        measured, truth = rows(measured_path, eye), rows(truth_path, eye)
        if len(measured) != len(truth):
            sys.exit("the tables differ in length")
        for sign in SIGNS:
            pairs = [(float(m[sign]), float(t[sign])) for m, t in zip(measured, truth) if m[sign] and t[sign]]
            errors = [m - t for m, t in pairs]
            mean_m, mean_t = fmean(m for m, _ in pairs), fmean(t for _, t in pairs)
            covariance = fmean((m - mean_m) * (t - mean_t) for m, t in pairs)
            spread_t = fmean((t - mean_t) ** 2 for _, t in pairs)
            spread_m = fmean((m - mean_m) ** 2 for m, _ in pairs)
            slope = covariance / spread_t
            r = covariance / (spread_t * spread_m) ** 0.5
            print(eye, sign, len(pairs), f"{fmean(map(abs, errors)):.2f}", f"{fmean(errors):+.2f}", f"{slope:.2f}", f"{r:.3f}", sep="\t")
        closed = [(m["closed"] == "1", t["closed"] == "1") for m, t in zip(measured, truth)]
        print(eye, "closed", f"measured {sum(m for m, _ in closed)}", f"true {sum(t for _, t in closed)}", f"both {sum(m and t for m, t in closed)}", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:3])
