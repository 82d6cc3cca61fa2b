#!/usr/bin/env python3
"""Five points of every photograph in a folder, for checking the face recogniser: `people-study photos FOLDER`.

    pip install mediapipe==0.10.14 opencv-python-headless==4.11.0.86
    Tools/face_points.py FOLDER_OF_JPEGS NEW_FOLDER

Writes each NNN_0.jpg and NNN_1.jpg as a PPM and points.tsv: name, then x and y of the eye on the left of the picture,
the eye on its right, the nose's tip, the mouth's left and right corner. Pixels from the top-left corner, a pixel's
centre at a whole number. Eyes are the middle of MediaPipe's canthi. Pictures without a face are left out, and counted.
"""
import pathlib
import sys

import cv2
import mediapipe

# The person's right eye is on the picture's left.
POINTS = [(33, 133), (263, 362), (4,), (61,), (291,)]


def main(source, target):
    out = pathlib.Path(target)
    out.mkdir()
    mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, refine_landmarks=True)
    lines, missed = [], 0
    for path in sorted(pathlib.Path(source).glob("*.jpg")):
        picture = cv2.imread(str(path))
        height, width = picture.shape[:2]
        found = mesh.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).multi_face_landmarks
        if not found:
            missed += 1
            continue
        marks = found[0].landmark
        cells = [path.stem]
        for group in POINTS:
            cells.append(f"{sum(marks[i].x for i in group) / len(group) * width - 0.5:.3f}")
            cells.append(f"{sum(marks[i].y for i in group) / len(group) * height - 0.5:.3f}")
        lines.append("\t".join(cells))
        cv2.imwrite(str(out / (path.stem + ".ppm")), picture)
    (out / "points.tsv").write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} pictures, {missed} without a face")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
