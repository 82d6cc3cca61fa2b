#!/usr/bin/env python3
"""Prints what BlazeFace's results mean, worked out apart from the Swift code, for Tests/FaceTrackingTests.

Needs Python 3 alone. Anchors, decoding and weighted suppression follow MediaPipe 0.10.14's graph
face_detection_short_range and its calculators SsdAnchors, TensorsToDetections and NonMaxSuppression.
"""
import math

anchors = []
for stride, each in ((8, 2), (16, 6)):
    for y in range(128 // stride):
        for x in range(128 // stride):
            anchors += [((x + 0.5) * stride / 128, (y + 0.5) * stride / 128)] * each
assert len(anchors) == 896

# Raw results: index -> (logit, centre x, centre y, width, height); the six points are (2k, -k) from the anchor, in pixels.
raw = {
    200: (3.0, 4.0, -2.0, 40.0, 42.0),
    201: (1.0, 6.0, -1.0, 44.0, 40.0),
    600: (2.0, 1.5, 2.5, 30.0, 30.0),
    700: (-0.1, 0.0, 0.0, 60.0, 60.0),
    890: (0.5, -8.0, -8.0, 20.0, 24.0),
}
found = []
for index, (logit, cx, cy, w, h) in raw.items():
    score = 1 / (1 + math.exp(-logit))
    if score < 0.5:
        continue
    ax, ay = anchors[index]
    x, y = ax + cx / 128, ay + cy / 128
    found.append((score, [x - w / 256, y - h / 256, x + w / 256, y + h / 256],
                  [(ax + 2 * k / 128, ay - k / 128) for k in range(6)]))


def overlap(a, b):
    w, h = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0
    return w * h / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h)


found.sort(key=lambda d: -d[0])
while found:
    best = found[0]
    same = [d for d in found if overlap(best[1], d[1]) > 0.3]
    found = [d for d in found if overlap(best[1], d[1]) <= 0.3]
    total = sum(d[0] for d in same)
    box = [sum(d[0] * d[1][i] for d in same) / total for i in range(4)]
    eye = [sum(d[0] * d[2][5][i] for d in same) / total for i in range(2)]
    print("score %.6f box %.6f %.6f %.6f %.6f last point %.6f %.6f of %d" % (best[0], *box, *eye, len(same)))
