#!/usr/bin/env python3
"""An independent reader looks at source and mask: does it see the same patient signs?

MediaPipe's FaceMesh (0.10.14, refine_landmarks=True, tracking mode) reads both videos. For each eye:
  aperture  lid distance at the pupil column / canthus distance
  iris      horizontal place of the iris centre between the canthi, 0 at the image-left canthus
Pearson's r over the frames in which both show a face, per clip and eye, for signals that move in the source
(SD above the floor below). The mean of the two eyes is reported per signal, and the lower one beside it.

  python3 Tools/reader/reader_agreement.py [--cache DIR] SOURCE=MASK [SOURCE=MASK ...]

--cache keeps what was read of the sources, so that only masks are read anew.

Packages: Tools/requirements.txt.
"""
import argparse
import os
import pickle
import sys

import cv2
import mediapipe as mp
import numpy as np

# Canthi, upper and lower mid margin, iris centre: FaceMesh indices of the image-left (OD) and image-right (OS) eye.
EYES = {"OD": (33, 133, (159, 158), (145, 153), 468), "OS": (362, 263, (386, 385), (374, 380), 473)}
# A signal whose SD is smaller is noise: about twice that of a motionless face.
FLOOR = {"aperture": 0.02, "iris": 0.015}


def read(path):
    """Per frame: None, or {eye: (aperture, iris)}."""
    video = cv2.VideoCapture(path)
    rows = []
    with mp.solutions.face_mesh.FaceMesh(static_image_mode=False, refine_landmarks=True, max_num_faces=1) as mesh:
        while True:
            ok, picture = video.read()
            if not ok:
                return rows
            found = mesh.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).multi_face_landmarks
            if not found:
                rows.append(None)
                continue
            h, w = picture.shape[:2]
            p = np.array([(q.x * w, q.y * h) for q in found[0].landmark])
            row = {}
            for eye, (a, b, upper, lower, iris) in EYES.items():
                axis = p[b] - p[a]
                width = np.linalg.norm(axis)
                aperture = np.mean([np.linalg.norm(p[u] - p[l]) for u, l in zip(upper, lower)]) / width
                row[eye] = (aperture, float((p[iris] - p[a]) @ axis / width**2))
            rows.append(row)


def read_cached(path, folder):
    if not folder:
        return read(path)
    kept = os.path.join(folder, os.path.basename(path) + ".pickle")
    if os.path.exists(kept):
        with open(kept, "rb") as file:
            return pickle.load(file)
    rows = read(path)
    with open(kept, "wb") as file:
        pickle.dump(rows, file)
    return rows


def main(pairs, cache):
    medians = {"aperture": [], "iris": []}
    failed = False
    print("clip\tframes\tsource_face\tmask_face_where_source\taperture_OD\taperture_OS\tiris_OD\tiris_OS")
    for pair in pairs:
        source_path, mask_path = pair.split("=", 1)
        source, mask = read_cached(source_path, cache), read(mask_path)
        n = min(len(source), len(mask))
        seen = [i for i in range(n) if source[i]]
        both = [i for i in seen if mask[i]]
        cells = []
        for k, signal in enumerate(("aperture", "iris")):
            for eye in EYES:
                s = np.array([source[i][eye][k] for i in both])
                m = np.array([mask[i][eye][k] for i in both])
                if len(both) < 10 or s.std() < FLOOR[signal]:
                    cells.append("still")
                    continue
                r = float(np.corrcoef(s, m)[0, 1]) if m.std() > 0 else 0.0
                medians[signal].append(r)
                failed |= r < 0.80
                cells.append(f"{r:.3f}")
        count = f"{n}" if len(source) == len(mask) else f"{len(source)}/{len(mask)}"
        print(source_path.split("/")[-1], count, len(seen), f"{len(both) / max(len(seen), 1):.3f}", *cells, sep="\t", flush=True)
    for signal, values in medians.items():
        if values:
            print(f"median r {signal}: {np.median(values):.3f}  lowest {min(values):.3f}  ({len(values)} eyes that move)")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache")
    parser.add_argument("pairs", nargs="+", metavar="SOURCE=MASK")
    arguments = parser.parse_args()
    main(arguments.pairs, arguments.cache)
