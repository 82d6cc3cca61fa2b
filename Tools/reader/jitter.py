#!/usr/bin/env python3
"""How much the eyes of real recordings shake from picture to picture while they rest: this program's beside MediaPipe's.

    python3.11 -m venv venv && venv/bin/pip install mediapipe==0.10.14 numpy==1.26.4 opencv-contrib-python==4.11.0.86
    venv/bin/python Tools/reader/jitter.py CLIP [CLIP ...]       (needs `swift build -c release`; about as long as the clips)

No labels are needed: an eye that rests moves slowly, so what changes its course from one picture to the next is noise. Read
of each eye: gaze sideways and up, and the upper lid over the pupil's centre (MRD1). MediaPipe's refined mesh (Python,
tracking mode) is read as the accuracy study reads it: iris' offset from the middle between the canthi over 10.2 mm,
millimetres from its own iris of 11.7 mm. Rest: pictures with four before and after in which neither instrument has the eye
closed, or sees gaze move by more than 3 degrees or the lid by more than 1 mm. Noise: 1.4826 times the median of the second
differences' sizes, over the root of 6, as white noise would have it.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

import cv2
import mediapipe
import numpy as np

PROGRAM = ".build/release/digitalmask"
LEVER, IRIS = 10.2, 11.7
# Temporal and nasal canthus, upper lid's middle, lower lid's middle, iris' centre, its rim at the sides.
POINTS = {"OD": (33, 133, 159, 145, 468, 469, 471), "OS": (263, 362, 386, 374, 473, 474, 476)}
REACH, GAZE_REST, LID_REST, CLOSED = 4, 3.0, 1.0, 2.0


def ours(path):
    with tempfile.TemporaryDirectory() as folder:
        table = folder + "/measured.tsv"
        subprocess.run([PROGRAM, "measure", path, "-o", table], check=True, capture_output=True)
        with open(table) as file:
            rows = list(csv.DictReader(file, delimiter="\t"))

    def number(row, name):
        return float(row[name]) if row[name] else np.nan

    return {
        eye: np.array([[number(r, k) for k in ("gaze_yaw_deg", "gaze_pitch_deg", "mrd1_mm")] for r in rows if r["eye"] == eye])
        for eye in POINTS}


def mediapipes(path):
    mesh = mediapipe.solutions.face_mesh.FaceMesh(refine_landmarks=True, max_num_faces=1)
    film, read = cv2.VideoCapture(path), {eye: [] for eye in POINTS}
    while True:
        is_there, picture = film.read()
        if not is_there:
            break
        height, width = picture.shape[:2]
        faces = mesh.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).multi_face_landmarks
        if not faces:
            for eye in POINTS:
                read[eye].append([np.nan] * 3)
            continue
        places = np.array([[p.x * width, p.y * height] for p in faces[0].landmark])
        level = places[263] - places[33]
        level = level / np.linalg.norm(level)
        up = np.array([level[1], -level[0]])
        size = np.mean([np.linalg.norm(places[p[5]] - places[p[6]]) for p in POINTS.values()])
        for eye, (temporal, nasal, upper, lower, iris, _, _) in POINTS.items():
            offset = (places[iris] - (places[temporal] + places[nasal]) / 2) * IRIS / size
            sine = np.clip([offset @ level / LEVER, offset @ up / LEVER], -1, 1)
            lids = [(places[k] - places[iris]) @ up * IRIS / size for k in (upper, lower)]
            is_open = lids[0] - lids[1] > CLOSED
            read[eye].append([*np.degrees(np.arcsin(sine)), lids[0]] if is_open else [np.nan] * 3)
    return {eye: np.array(values) for eye, values in read.items()}


def resting(*tracks):
    """Pictures whose surroundings rest by every track."""
    count = len(tracks[0])
    rest = np.zeros(count, bool)
    for k in range(REACH, count - REACH):
        parts = [track[k - REACH:k + REACH + 1] for track in tracks]
        rest[k] = all(
            np.isfinite(part).all() and (np.ptp(part[:, :2], 0) < GAZE_REST).all() and np.ptp(part[:, 2]) < LID_REST
            for part in parts)
    return rest


def noise(track, rest):
    second = track[2:] - 2 * track[1:-1] + track[:-2]
    return 1.4826 * np.median(np.abs(second[rest[1:-1]]), 0) / np.sqrt(6)


def main():
    ratios = []
    print("clip\teye\tresting\tgaze_yaw_deg\tMediaPipe\tgaze_pitch_deg\tMediaPipe\tmrd1_mm\tMediaPipe")
    for path in sys.argv[1:]:
        mine, theirs = ours(path), mediapipes(path)
        for eye in POINTS:
            count = min(len(mine[eye]), len(theirs[eye]))
            a, b = mine[eye][:count], theirs[eye][:count]
            rest = resting(a, b)
            if rest.sum() < 20:
                print(f"{pathlib.Path(path).stem}\t{eye}\t{rest.sum()}\ttoo few")
                continue
            x, y = noise(a, rest), noise(b, rest)
            ratios.append(x / y)
            print(f"{pathlib.Path(path).stem}\t{eye}\t{rest.sum()}\t" + "\t".join(f"{p:.3f}\t{q:.3f}" for p, q in zip(x, y)))
    if ratios:
        print("Ours over MediaPipe's, median: gaze sideways %.2f, up %.2f, MRD1 %.2f" % tuple(np.median(ratios, 0)))


if __name__ == "__main__":
    main()
