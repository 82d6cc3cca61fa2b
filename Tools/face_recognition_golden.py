#!/usr/bin/env python3
"""The reference of FaceRecognitionTests: what OpenCV's own FaceRecognizerSF makes of one synthetic face.

    pip install opencv-python-headless==4.11.0.86
    people-study portrait Tests/FaceRecognitionTests/Golden/face.ppm --first 11 > Tests/FaceRecognitionTests/Golden/points.tsv
    Tools/face_recognition_golden.py .deps/models/face_recognition_sface_2021dec.onnx Tests/FaceRecognitionTests/Golden

Reads face.ppm and points.tsv (x and y of five points, a pixel's centre at a whole number), writes embedding.txt: 128
numbers, scaled to unit length, one a line. OpenCV aligns by its own similarity and its own warp, and runs the network
by its own engine, so the two share nothing but the weights.
"""
import pathlib
import sys

import cv2
import numpy as np


def main(model, folder):
    folder = pathlib.Path(folder)
    picture = cv2.imread(str(folder / "face.ppm"))
    points = [float(c) for c in (folder / "points.tsv").read_text().split()]
    assert len(points) == 10
    recognizer = cv2.FaceRecognizerSF.create(str(model), "")
    # A detection row: the box, then the eye on the left of the picture, the right one, nose, left and right mouth corner.
    face = np.array([[0, 0, picture.shape[1], picture.shape[0], *points, 1]], np.float32)
    feature = recognizer.feature(recognizer.alignCrop(picture, face)).ravel().astype(float)
    feature /= np.linalg.norm(feature)
    (folder / "embedding.txt").write_text("".join(f"{v:.6f}\n" for v in feature))
    print(f"{len(feature)} numbers, OpenCV {cv2.__version__}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
