#!/usr/bin/env python3
"""In how many pictures of synthetic patients face detectors find the face.

    python3 -m venv .venv && .venv/bin/pip install mediapipe==0.10.14 numpy==1.26.4 opencv-python-headless==4.11.0.86
    .venv/bin/python Tools/patients/face_found.py patients/*.mp4

Each clip NAME.mp4 has its truth beside it, NAME_truth.tsv. Counted are the pictures in which the head is turned by at most
25 degrees to either side and no eye is covered. A face counts as found when the middle between the true irises lies in the
face's box and the box is of the face's size (1.2 to 6 times the irises' distance wide). Two readers:

- MediaPipe FaceMesh, each picture by itself (static mode), up to 2 faces, its usual threshold of 0.5;
- OpenCV's frontal Haar cascade `alt2`, on the grey picture brought to 480 lines, scale factor 1.1, 3 neighbours.

Passes at 99 % and 95 %. `--every 5` looks at each fifth picture only; `--faults FOLDER` writes pictures that a reader missed.
"""
import argparse
import csv
import pathlib
import sys

import cv2
import mediapipe
import numpy

LIMITS = {"FaceMesh": 0.99, "Haar": 0.95}
FURTHEST_YAW = 25.0  # degrees


def truth_of(clip):
    """For each picture: middle between the irises and their distance in pixels, yaw in degrees, is an eye covered."""
    table = clip.with_name(clip.stem + "_truth.tsv")
    rows = {}
    with open(table, newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            rows.setdefault(int(row["frame"]), []).append(row)
    pictures = {}
    for number, eyes in rows.items():
        places = numpy.array([[float(eye["iris_x_px"]), float(eye["iris_y_px"])] for eye in eyes])
        pictures[number] = (places.mean(0), float(numpy.linalg.norm(places[0] - places[1])),
                            float(eyes[0]["head_yaw_deg"]), any(eye["covered"] == "1" for eye in eyes))
    return pictures


def pictures_of(clip):
    reader = cv2.VideoCapture(str(clip))
    while True:
        is_there, picture = reader.read()
        if not is_there:
            break
        yield picture
    reader.release()


def is_face(box, middle, apart):
    left, top, right, bottom = box
    return left <= middle[0] <= right and top <= middle[1] <= bottom and 1.2 * apart <= right - left <= 6 * apart


def mesh_boxes(mesh, picture):
    found = mesh.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).multi_face_landmarks or []
    size = numpy.array([picture.shape[1], picture.shape[0]])
    for face in found:
        points = numpy.array([(p.x, p.y) for p in face.landmark]) * size
        yield (*points.min(0), *points.max(0))


def haar_boxes(cascade, picture):
    scale = 480 / min(picture.shape[:2])
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    for x, y, w, h in cascade.detectMultiScale(cv2.equalizeHist(grey), 1.1, 3, minSize=(60, 60)):
        yield (x / scale, y / scale, (x + w) / scale, (y + h) / scale)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clips", nargs="+", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--faults", type=pathlib.Path)
    options = parser.parse_args()
    cascade = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_alt2.xml")
    total = 0
    found = dict.fromkeys(LIMITS, 0)
    with mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, max_num_faces=2) as mesh:
        for clip in options.clips:
            truth = truth_of(clip)
            here = 0
            missed = dict.fromkeys(LIMITS, 0)
            for number, picture in enumerate(pictures_of(clip)):
                middle, apart, yaw, is_covered = truth[number]
                if number % options.every or abs(yaw) > FURTHEST_YAW or is_covered:
                    continue
                here += 1
                readers = {"FaceMesh": mesh_boxes(mesh, picture), "Haar": haar_boxes(cascade, picture)}
                for name, boxes in readers.items():
                    if any(is_face(box, middle, apart) for box in boxes):
                        found[name] += 1
                        continue
                    if options.faults and not missed[name]:
                        options.faults.mkdir(parents=True, exist_ok=True)
                        cv2.imwrite(str(options.faults / f"{name}_{clip.stem}_{number}.png"), picture)
                    missed[name] += 1
            total += here
            if any(missed.values()):
                print(f"{clip.name}: {here} pictures, missed by " + ", ".join(f"{n} {k}" for n, k in missed.items()))
    if not total:
        sys.exit("no pictures to look at")
    passed = True
    for name, limit in LIMITS.items():
        share = found[name] / total
        passed &= share >= limit
        print(f"{name}: found in {found[name]} of {total} pictures ({share:.2%}; at least {limit:.0%} wanted)")
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
