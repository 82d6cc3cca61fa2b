#!/usr/bin/env python3
"""Cuts MediaPipe's attention mesh into four networks that any runtime can run.

    Tools/split_attention_mesh.py face_landmark_with_attention.tflite FOLDER

The network (Apache-2.0, in the wheel mediapipe 0.10.14) holds three operators that only MediaPipe knows. All three stand
between a trunk and three branches: they crop the trunk's 48x48x32 features around the lips and each eye, and carry the
branches' points back. FaceTracking does that itself; the rest is plain convolution. Nothing is computed or retrained
here: each piece is the same file with its lists of inputs, outputs and operators rewritten in place.

Needs Python 3 alone. The format is the public TensorFlow Lite schema, version 3, in a FlatBuffer.
"""
import hashlib
import pathlib
import struct
import sys

SOURCE_SHA256 = "e06a804e0144f9929eda782122916b35d60c697c3c9344013ca2bbe76a6ce2b4"
# Tensor numbers in that file: name of the piece, its input, its outputs.
PIECES = (
    ("attention_trunk", 0, (186, 710, 35)),  # picture -> mesh 468x3, face flag, features 48x48x32
    ("attention_lips", 199, (684,)),  # features 16x16x32 -> 80x2
    ("attention_eye_right", 200, (687, 690)),  # features 16x16x32 -> lids and brow 71x2, iris 5x2 (patient's right)
    ("attention_eye_left", 201, (693, 696)),
)


def number(data, at, kind):
    return struct.unpack_from("<" + kind, data, at)[0]


def target(data, at):
    return at + number(data, at, "I")


def field(data, table, index):
    """Position of a table's field; the file has all that are asked for."""
    vtable = table - number(data, table, "i")
    return table + number(data, vtable + 4 + 2 * index, "H")


def vector(data, table, index):
    """Positions of a vector's entries, four bytes each."""
    start = target(data, field(data, table, index))
    return start, [start + 4 + 4 * i for i in range(number(data, start, "I"))]


def integers(data, table, index):
    return [number(data, at, "i") for at in vector(data, table, index)[1]]


def cut(data, source, results):
    model = target(data, 0)
    graph = target(data, vector(data, model, 2)[1][0])
    inputs, outputs, operators = (vector(data, graph, index)[0] for index in (1, 2, 3))
    tables = [target(data, at) for at in vector(data, graph, 3)[1]]
    reads = [integers(data, table, 1) for table in tables]
    maker = {tensor: i for i, table in enumerate(tables) for tensor in integers(data, table, 2)}
    kept, wanted = set(), list(results)
    while wanted:
        tensor = wanted.pop()
        if tensor != source and tensor in maker and maker[tensor] not in kept:
            kept.add(maker[tensor])
            wanted += reads[maker[tensor]]
    piece = bytearray(data)
    struct.pack_into("<Ii", piece, inputs, 1, source)
    struct.pack_into(f"<I{len(results)}i", piece, outputs, len(results), *results)
    struct.pack_into("<I", piece, operators, len(kept))
    for place, index in enumerate(sorted(kept)):
        at = operators + 4 + 4 * place
        struct.pack_into("<I", piece, at, tables[index] - at)
    return bytes(piece)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data = pathlib.Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        sys.exit(f"{sys.argv[1]} is not the attention mesh of mediapipe 0.10.14.")
    for name, source, results in PIECES:
        pathlib.Path(sys.argv[2], name + ".tflite").write_bytes(cut(data, source, results))


if __name__ == "__main__":
    main()
