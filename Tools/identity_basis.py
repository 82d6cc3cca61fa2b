#!/usr/bin/env python3
"""Makes the identity basis of Sources/CIdentityBasis: where the landmark network sees faces' points, in the head's frame.

    pip install numpy==2.4.6
    swift build -c release --product landmark-places
    Tools/identity_basis.py                       (about 4 s a person; or: Tools/identity_basis.py RECORDED.bin ...)

The program landmark-places draws people of SyntheticPatients (96 of them, seeds 5001 and on; each with another light,
30 cm to 1 m from the camera; yaw to 30 degrees, pitch to 20, all crossed) and tracks them with the program's own tracker. Each
landmark's pixels are triangulated with the true poses: with robust weights, because points slide over a face that turns,
and the more the straighter the head is, because most are. The people and their mirror images are then taken apart into
a mean and principal components, one standard deviation each, and written as int16:

  landmarks.bin    470 points: MediaPipe's 468 mesh points, then the right and the left globe centre

So the basis knows that the network draws a nose 5 mm more forward than it is, and unusual noses less unusual than they
are. Frame: x to the person's left, y up, z out of the face, origin midway between the globe centres, millimetres.
A globe centre is where a human eye's would be: 10 mm (Globe.lever) behind the iris as it is seen; the drawn globes are
larger.
"""
import struct
import subprocess
import sys
import tempfile

import numpy as np

PROGRAM = ".build/release/landmark-places"
OUTPUT = "Sources/CIdentityBasis/landmarks.bin"
SYMMETRY = "Sources/FaceTracking/Mesh/MeshSymmetry.swift"
PEOPLE, FIRST_SEED = 96, 5001
COMPONENTS = 36
# Residuals beyond this many pixels count ever less.
TOLERANCE_PX = 2.0
# Standard deviations of the weight of poses, degrees.
YAW_SPREAD, PITCH_SPREAD = 20.0, 12.0
# Vertices of one eyeball, the last of the generic head; radius of the iris; the iris from the globe's centre: HeadGeometry.
EYEBALL_VERTICES, IRIS_RADIUS, LEVER = 72, 5.855, 10.0


def sittings(path):
    """Seed, resting vertices, poses (poses x 9) and meshes (poses x 468 x 3) of each person."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:4] != b"LMP1":
        sys.exit(f"{path} is not of landmark-places.")
    people, vertices, poses = struct.unpack_from("<iii", data, 4)
    width = 9 + 468 * 3 + 20
    size = 8 + 4 * (3 * vertices + poses * width)
    for k in range(people):
        start = 16 + k * size
        values = np.frombuffer(data, "<f4", (size - 8) // 4, start + 8).astype(float)
        rows = values[3 * vertices:].reshape(poses, width)
        # The mesh counts from the middle of the first pixel, the camera of the true poses from its corner.
        mesh = rows[:, 9:9 + 468 * 3].reshape(poses, 468, 3) + np.array([0.5, 0.5, 0])
        yield struct.unpack_from("<q", data, start)[0], values[:3 * vertices].reshape(-1, 3), rows[:, :9], mesh


def axes(yaw, pitch, roll):
    """The head's axes in the room (x right, y up, z towards the viewer): columns; as SyntheticPatients' HeadFrame."""
    a, p, r = np.radians([yaw, pitch, roll])
    z = np.array([np.sin(a) * np.cos(p), np.sin(p), np.cos(a) * np.cos(p)])
    right = np.array([np.cos(a), 0, -np.sin(a)])
    up = np.array([-np.sin(a) * np.sin(p), np.cos(p), -np.cos(a) * np.sin(p)])
    return np.stack([right * np.cos(r) - up * np.sin(r), up * np.cos(r) + right * np.sin(r), z], 1)


def triangulate(poses, mesh):
    """Place of each landmark in the head's frame, millimetres, by Gauss-Newton."""
    seen = np.isfinite(mesh[:, 0, 0])
    poses, pixels = poses[seen], mesh[seen]
    turns = np.array([axes(*pose[:3]) for pose in poses])
    focal, middle = poses[:, 6], poses[:, 7:9] / 2
    often = np.exp(-(poses[:, 0] / YAW_SPREAD)**2 / 2 - (poses[:, 1] / PITCH_SPREAD)**2 / 2)
    points = np.zeros((mesh.shape[1], 3))
    for turn in range(14):
        room = np.einsum("pij,nj->npi", turns, points) + poses[:, 3:6]
        depth = -room[..., 2]
        u = focal / depth
        rx = pixels[:, :, 0].T - middle[:, 0] - u * room[..., 0]
        ry = pixels[:, :, 1].T - middle[:, 1] + u * room[..., 1]
        # Derivatives of a pixel by the place: the rows of the turn matrix are the room's axes.
        by_x = u[..., None] * turns[None, :, 0] + (u * room[..., 0] / depth)[..., None] * turns[None, :, 2]
        by_y = -u[..., None] * turns[None, :, 1] - (u * room[..., 1] / depth)[..., None] * turns[None, :, 2]
        # The first rounds trust every pose.
        weight = np.broadcast_to(often, rx.shape)
        if turn > 4:
            weight = weight / (1 + (rx**2 + ry**2) / TOLERANCE_PX**2) ** 2
        normal = np.einsum("np,npi,npj->nij", weight, by_x, by_x) + np.einsum("np,npi,npj->nij", weight, by_y, by_y)
        right = np.einsum("np,npi,np->ni", weight, by_x, rx) + np.einsum("np,npi,np->ni", weight, by_y, ry)
        points = points + np.linalg.solve(normal + 1e-6 * np.eye(3), right[..., None])[..., 0]
    return points


def globes(surface):
    """Centres of globes of human size behind the drawn irises."""
    centres = []
    for eye in (2, 1):
        vertices = surface[len(surface) - eye * EYEBALL_VERTICES:len(surface) - (eye - 1) * EYEBALL_VERTICES]
        centre = vertices.mean(0)
        radius = np.linalg.norm(vertices - centre, axis=1).mean()
        centres.append(centre + [0, 0, np.sqrt(radius**2 - IRIS_RADIUS**2) - LEVER])
    return np.array(centres)


def mirrored():
    """The number of each point's mirror image: the tracker's own table, and the two globes."""
    with open(SYMMETRY) as file:
        table = file.read().split("[Int] = [")[1].split("]")[0]
    return np.array([int(word) for word in table.replace(",", " ").split()] + [469, 468])


def principal_components(samples, count):
    """Mean and the first components, each one standard deviation long. samples: people x points x 3."""
    people = len(samples)
    flat = samples.reshape(people, -1)
    mean = flat.mean(0)
    _, s, rows = np.linalg.svd(flat - mean, full_matrices=False)
    components = rows[:count] * (s[:count] / np.sqrt(people - 1))[:, None]
    # The sign is free; fix it, so that the file does not depend on the linear algebra library.
    signs = np.sign(components[np.arange(count), np.abs(components).argmax(1)])
    rest = flat - mean - (flat - mean) @ rows[:count].T @ rows[:count]
    print(f"{count} components explain {1 - (rest**2).sum() / ((flat - mean)**2).sum():.4f}, "
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
        print(f"{path}: {file.tell()} bytes")


def main(recorded):
    with tempfile.TemporaryDirectory() as folder:
        if not recorded:
            recorded = [folder + "/people.bin"]
            subprocess.run([PROGRAM, recorded[0], "--count", str(PEOPLE), "--first", str(FIRST_SEED)], check=True)
        people = np.array([np.concatenate([triangulate(poses, mesh), globes(surface)])
                           for path in recorded for _, surface, poses, mesh in sittings(path)])
    people -= people[:, 468:].mean(1, keepdims=True)
    other = mirrored()
    people = np.concatenate([people, people[:, other] * [-1, 1, 1]])
    for name, a, b in (("globe centres", 468, 469), ("outer canthi", 33, 263), ("inner canthi", 133, 362)):
        apart = people[:, b, 0] - people[:, a, 0]
        print(f"{name} {apart.mean():.1f} ± {apart.std():.1f} mm apart")
    behind = (people[:, 33] + people[:, 133]) / 2 - people[:, 468]
    print("canthi from the globe's centre", behind.mean(0).round(1), "±", behind.std(0).round(1))
    write(OUTPUT, *principal_components(people, COMPONENTS))


if __name__ == "__main__":
    main(sys.argv[1:])
