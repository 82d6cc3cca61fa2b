#!/usr/bin/env python3
"""How far the tracker's landmarks lie from MediaPipe's own Python API, in % of the interocular distance.

    swift build -c release --product landmark-dump
    python3 -m venv .venv && .venv/bin/pip install mediapipe==0.10.14 numpy==2.4.6
    .venv/bin/python Tools/landmark_agreement.py ../shared/data/clips/*

The reader is FaceMesh in tracking mode with refined landmarks, which runs the same network. It is fed pictures decoded by
the `ffmpeg` command, converted to RGB by swscale and rounded to bytes; the tracker decodes by itself and reads the YUV
planes. Pictures in which either sees no face are counted apart. The interocular distance is between the middles of the
canthi. Passes when the median over the pictures of the mean distance of all 478 points is at most 1 % on every clip.
"""
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

import mediapipe
import numpy

LIMIT = 1.0  # %
DUMP = pathlib.Path(__file__).resolve().parent.parent / ".build/release/landmark-dump"


def pictures(path):
    probe = ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries",
             "stream=width,height:stream_side_data=rotation", "-of", "json", path]
    stream = json.loads(subprocess.check_output(probe))["streams"][0]
    width, height = stream["width"], stream["height"]
    if any(abs(int(data.get("rotation", 0))) % 180 == 90 for data in stream.get("side_data_list", [])):
        width, height = height, width
    command = ["ffmpeg", "-v", "error", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough", "-f", "rawvideo",
               "-pix_fmt", "rgb24", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as decoder:
        while len(data := decoder.stdout.read(width * height * 3)) == width * height * 3:
            yield numpy.frombuffer(data, numpy.uint8).reshape(height, width, 3)


def reference(path):
    rows = []
    with mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=False, refine_landmarks=True) as mesh:
        for picture in pictures(path):
            found = mesh.process(picture).multi_face_landmarks
            size = numpy.array([picture.shape[1], picture.shape[0]])
            rows.append([(p.x, p.y) for p in found[0].landmark] * size if found else numpy.full((478, 2), numpy.nan))
    return numpy.array(rows)


def tracked(path):
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder, "dump")
        subprocess.run([DUMP, path, output], check=True, stdout=subprocess.DEVNULL)
        data = output.read_bytes()
    count, values = struct.unpack_from("<ii", data, 4)
    rows = numpy.frombuffer(data, "<f4", offset=20).reshape(count, values + 2)[:, 2:]
    mesh = rows[:, :1404].reshape(count, 468, 3)[:, :, :2]
    right, left = rows[:, 1404 + 142:1404 + 152], rows[:, 1404 + 294:1404 + 304]
    return numpy.concatenate([mesh, right.reshape(count, 5, 2), left.reshape(count, 5, 2)], axis=1)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    passed = True
    print(f"{'clip':36} pictures  reader  tracker    both  median %  95th %")
    for path in sys.argv[1:]:
        theirs, ours = reference(path), tracked(path)
        if len(theirs) != len(ours):
            print(f"{pathlib.Path(path).name:36} {len(theirs)} pictures against {len(ours)}")
            passed = False
            continue
        eyes = (theirs[:, [33, 263]] + theirs[:, [133, 362]]) / 2
        distance = numpy.linalg.norm(eyes[:, 0] - eyes[:, 1], axis=1)
        error = 100 * numpy.linalg.norm(ours - theirs, axis=2).mean(axis=1) / distance
        seen = [int(numpy.isfinite(rows[:, 0, 0]).sum()) for rows in (theirs, ours)]
        both = error[numpy.isfinite(error)]
        median = numpy.median(both) if len(both) else float("nan")
        passed &= bool(median <= LIMIT)
        high = numpy.percentile(both, 95) if len(both) else float("nan")
        print(f"{pathlib.Path(path).name:36} {len(ours):8} {seen[0]:7} {seen[1]:8} {len(both):7} {median:9.3f} {high:7.3f}",
              flush=True)
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
