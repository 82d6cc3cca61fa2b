"""Writes what the eye network answers to two eyes drawn by a formula, for the test of our own run time.

Needs: python 3.11, numpy 2.4.6, onnxruntime 1.31.1.
Run after every change of the weights:
    python3 Tools/eye_network_golden.py Models/eye_lines.onnx Tests/FaceTrackingTests/Golden/eye_lines.txt

The eyes are whole numbers only, so that any language draws the same bytes: skin, an almond of white, an iris, a pupil;
`EyeNetworkTests.swift` has the same formula. The text holds one number a line: for each eye its lines (4 x 32 x 2), points
(6 x 3), iris (6) and states (6).
"""
import sys

import numpy as np
import onnxruntime

WIDTH, HEIGHT = 128, 96


def byte(eye, channel, x, y):
    dx, dy = x - 64 - 3 * eye, y - 46 + 2 * eye
    almond = 40 * 40 - dx * dx
    open_up, open_down = (17, 11) if eye == 0 else (8, 12)
    height = open_up if dy < 0 else open_down
    if almond > 0 and abs(dy) * 1600 < height * almond:
        iris = (dx - 5) ** 2 + dy**2
        if iris < 6 * 6:
            return 12
        if iris < 15 * 15:
            return (70, 80, 60)[channel]
        return (225, 218, 212)[channel]
    shade = (x * 7 + y * 13 + x * y) % 11
    return (190, 150, 128)[channel] - shade - (abs(y - 20) < 2) * 30


def main(network, golden):
    eyes = np.array(
        [[[[byte(e, c, x, y) for x in range(WIDTH)] for y in range(HEIGHT)] for c in range(3)] for e in range(2)],
        np.float32) / 255
    answers = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"]).run(
        ["lines", "points", "iris", "states"], {"eyes": eyes})
    with open(golden, "w") as file:
        for eye in range(2):
            for answer in answers:
                for value in answer[eye].ravel():
                    file.write(f"{value:.6f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
