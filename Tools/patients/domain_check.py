#!/usr/bin/env python3
"""Does a face network err on synthetic eyes as much as on real ones?

    python3 -m venv .venv && .venv/bin/pip install mediapipe==0.10.14 numpy==1.26.4 opencv-python-headless==4.11.0.86
    digitalmask patients --count 40 --condition any --size 640x480 -o patients
    .venv/bin/python Tools/patients/domain_check.py patients --real CLIPS

Real recordings have no labels, so nothing here needs any: each statistic is computed from what the network says of a picture
and of altered copies of it, the same way for both kinds. Network: MediaPipe FaceMesh with its refined eyes and irises, each
picture by itself (static mode). Each picture is cut to the face and brought to 64 pixels between the eyes first, so that both
kinds are seen at one size; faces smaller than that, and faces turned far aside, are left out. Lengths are in percent of the
distance between the eyes (1 % is about 0.63 mm).

- consistency: spread of each eye point over six looks at one picture (as it is, mirrored, shifted by part of a pixel, turned
  by 4 degrees, recompressed as JPEG at quality 40, made smaller by a fifth and larger again), brought back to the picture;
  root mean square over the points. Lids: the 32 points of both margins. Irises: 2 x 5 points.
- jitter: second difference of each lid point over three pictures in a row after the points of the whole face were laid onto
  each other, over the square root of 6: what steady noise of the network would be. Only where the head is still, its middle
  moving by less than 0.5 % a picture, since a face that talks and turns moves its lids as well; the median leaves blinks out.
- bend: root mean square distance of the upper margin's nine points from the cubic through them, along the eye's own axes.
- iris: its diameter over the distance between the eyes (people: 11.7 mm over 63 mm, 0.186), and its height over its width.

Printed: median and quartiles of each, and the ratio of the medians. Each clip counts the same: `--pictures` of it, evenly spaced.
Passes when consistency and jitter of lids and irises are within a factor of 2 of the real ones.
"""
import argparse
import pathlib
import sys

import cv2
import mediapipe
import numpy

# Margins from canthus to canthus: upper, then lower without the canthi. FaceMesh's own numbers.
RIGHT = [33, 246, 161, 160, 159, 158, 157, 173, 133], [155, 154, 153, 145, 144, 163, 7]
LEFT = [263, 466, 388, 387, 386, 385, 384, 398, 362], [382, 381, 380, 374, 373, 390, 249]
RIGHT_IRIS = [468, 469, 470, 471, 472]  # centre, then four places of its edge
LEFT_IRIS = [473, 474, 475, 476, 477]
LIDS = numpy.array(RIGHT[0] + RIGHT[1] + LEFT[0] + LEFT[1])
IRISES = numpy.array(RIGHT_IRIS + LEFT_IRIS)
NOSE = 1
APART = 64.0  # pixels between the eyes
SIDE = 288  # of the picture cut out, pixels
MOST_TURNED = 0.17  # of the nose's tip from the middle of the eyes, over their distance: about 25 degrees of yaw
STILL = 0.005  # of the distance between the eyes: how far a still head's middle goes from a picture to the next
CLOSE = 2.0  # the factor within which the domains agree
EXTENSIONS = {".mp4", ".mpg", ".mov", ".mkv", ".avi"}


class Network:
    def __init__(self):
        self.mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, max_num_faces=1, refine_landmarks=True)

    def points(self, picture):
        """478 places in pixels, or None."""
        found = self.mesh.process(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).multi_face_landmarks
        if not found:
            return None
        size = numpy.array([picture.shape[1], picture.shape[0]], float)
        return numpy.array([(p.x, p.y) for p in found[0].landmark]) * size


# The mesh's mirror, for the points that are used: right and left margins and irises in the same order, the iris' edge
# points 1 and 3 (sides) exchanged.
MIRROR = {r: l for r, l in zip(RIGHT[0] + list(reversed(RIGHT[1])), LEFT[0] + list(reversed(LEFT[1])))}
MIRROR |= {468: 473, 469: 476, 470: 475, 471: 474, 472: 477}
MIRROR |= {v: k for k, v in MIRROR.items()}


def eye_distance(points):
    return float(numpy.linalg.norm(points[468] - points[473]))


def cut(picture, points, apart=APART):
    """The face at a set size, and how: a 2x3 matrix from the picture to the cut."""
    scale = apart / eye_distance(points)
    centre = points[[468, 473]].mean(0) * scale + numpy.array([0, 0.25 * apart])
    matrix = numpy.array([[scale, 0, SIDE / 2 - centre[0]], [0, scale, SIDE / 2 - centre[1]]])
    if scale < 0.7:  # no stairs: average first
        picture = cv2.GaussianBlur(picture, (0, 0), 0.45 / scale)
    return cv2.warpAffine(picture, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def looks(network, picture):
    """The eye points (lids, irises) of six looks at one cut, in its own pixels; None where the face was not found."""
    used = numpy.concatenate([LIDS, IRISES])
    middle = (SIDE / 2, SIDE / 2)

    def back(matrix, points):
        inverse = cv2.invertAffineTransform(matrix)
        return points @ inverse[:, :2].T + inverse[:, 2]

    def warped(matrix):
        seen = network.points(cv2.warpAffine(picture, matrix, (SIDE, SIDE), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))
        return None if seen is None else back(matrix, seen[used])

    result = [None if (p := network.points(picture)) is None else p[used]]
    flipped = network.points(numpy.ascontiguousarray(picture[:, ::-1]))
    if flipped is not None:
        flipped = flipped[[MIRROR[k] for k in used]]
        flipped[:, 0] = SIDE - flipped[:, 0]
    result.append(flipped)
    result.append(warped(numpy.array([[1, 0, 2.4], [0, 1, -1.7]])))
    result.append(warped(cv2.getRotationMatrix2D(middle, 4, 1)))
    coded = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 40])[1], cv2.IMREAD_COLOR)
    coded = network.points(coded)
    result.append(None if coded is None else coded[used])
    small = cv2.resize(picture, None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA)
    small = network.points(cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR))
    result.append(None if small is None else small[used])
    return result


def laid(points, onto):
    """A face's points turned, scaled and shifted onto another's."""
    a, b = points - points.mean(0), onto - onto.mean(0)
    za, zb = a[:, 0] + 1j * a[:, 1], b[:, 0] + 1j * b[:, 1]
    turn = (za.conj() * zb).sum() / (za.conj() * za).sum().real
    z = za * turn
    return numpy.stack([z.real, z.imag], 1) + onto.mean(0)


def bend(points, upper):
    nasal, temporal = points[upper[-1]], points[upper[0]]
    along = temporal - nasal
    width = numpy.linalg.norm(along)
    along /= width
    off = points[upper] - nasal
    x, y = off @ along / width, off @ numpy.array([-along[1], along[0]])
    return float(numpy.sqrt(numpy.mean((numpy.polyval(numpy.polyfit(x, y, 3), x) - y) ** 2)))


def rms(rows):
    return float(numpy.sqrt(numpy.mean((rows ** 2).sum(-1))))


def statistics(network, before, picture, after):
    """Of one picture between two others: a value for each statistic, or None where it cannot be measured."""
    first = network.points(picture)
    if first is None or eye_distance(first) < APART:
        return None
    middle = first[[468, 473]].mean(0)
    across = (first[473] - first[468]) / eye_distance(first)
    if abs((first[NOSE] - middle) @ across) / eye_distance(first) > MOST_TURNED:
        return None
    cuts = [cut(p, first) for p in (before, picture, after)]
    seen = [p for p in looks(network, cuts[1]) if p is not None]
    if len(seen) < 5:
        return None
    seen = numpy.array(seen)
    spread = (seen - seen.mean(0)) * numpy.sqrt(len(seen) / (len(seen) - 1))
    lids = len(LIDS)
    values = {"lids, consistency %": 100 * rms(spread[:, :lids]) / APART,
              "irises, consistency %": 100 * rms(spread[:, lids:]) / APART}
    here = network.points(cuts[1])
    values["upper lids, bend %"] = 100 / APART * (bend(here, RIGHT[0]) + bend(here, LEFT[0])) / 2
    irises = here[IRISES].reshape(2, 5, 2)
    wide = numpy.linalg.norm(irises[:, 1] - irises[:, 3], axis=1)
    high = numpy.linalg.norm(irises[:, 2] - irises[:, 4], axis=1)
    values["iris over eye distance"] = float(wide.mean()) / eye_distance(here)
    values["iris height over width"] = float((high / wide).mean())
    sides = [network.points(c) for c in (cuts[0], cuts[2])]
    if all(s is not None and numpy.linalg.norm(s.mean(0) - here.mean(0)) < STILL * APART for s in sides):
        second = (laid(sides[0], here) - 2 * here + laid(sides[1], here)) / numpy.sqrt(6)
        values["lids, jitter %"] = 100 * rms(second[LIDS]) / APART
        values["irises, jitter %"] = 100 * rms(second[IRISES]) / APART
    return values


def number_of_pictures(clip):
    """Counted: what containers say is not always so."""
    reader = cv2.VideoCapture(str(clip))
    count = 0
    while count < 2000 and reader.grab():
        count += 1
    reader.release()
    return count


def pictures_of(clip, count):
    """Up to `count` triples of pictures in a row, evenly spaced."""
    last = number_of_pictures(clip) - 2
    if last < 1:
        return
    wanted = set(numpy.linspace(1, last, count).astype(int))
    reader = cv2.VideoCapture(str(clip))
    three = []
    for number in range(last + 2):
        is_there, picture = reader.read()
        if not is_there:
            break
        three = three[-2:] + [picture]
        if number - 1 in wanted:
            yield three
    reader.release()


def measure(network, clips, count):
    """For each statistic the values of all clips; names of the clips in which no picture could be used."""
    table, left_out = {}, []
    for clip in clips:
        used = 0
        for triple in pictures_of(clip, count):
            values = statistics(network, *triple)
            if values is None:
                continue
            used += 1
            for name, value in values.items():
                table.setdefault(name, []).append((clip.name, value))
        if not used:
            left_out.append(clip.name)
    return table, left_out


def quartiles(pairs):
    """Each clip weighs the same, however many of its pictures could be used."""
    names = [name for name, _ in pairs]
    values = numpy.array([value for _, value in pairs])
    weights = numpy.array([1 / names.count(name) for name in names])
    order = numpy.argsort(values)
    share = (numpy.cumsum(weights[order]) - weights[order] / 2) / weights.sum()
    return [float(numpy.interp(q, share, values[order])) for q in (0.25, 0.5, 0.75)]


def clips_in(folder):
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in EXTENSIONS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("synthetic", type=pathlib.Path, help="folder of drawn recordings")
    parser.add_argument("--real", type=pathlib.Path, required=True, help="folder of recordings of people; never committed")
    parser.add_argument("--pictures", type=int, default=12, help="of each real clip; drawn ones give a quarter of that")
    options = parser.parse_args()
    if not options.real.is_dir() or not clips_in(options.real):
        print(f"skipped: no recordings of people in {options.real}; the check compares drawn eyes with real ones")
        return 0
    if not options.synthetic.is_dir() or not clips_in(options.synthetic):
        print(f"no drawn recordings in {options.synthetic}")
        return 2
    network = Network()
    sets = [("synthetic", clips_in(options.synthetic), max(options.pictures // 4, 1)),
            ("real", clips_in(options.real), options.pictures)]
    tables = []
    for name, clips, count in sets:
        table, left_out = measure(network, clips, count)
        if not table:
            print(f"no picture of the {name} recordings could be used")
            return 2
        tables.append(table)
        pictures = len(table["lids, consistency %"])
        print(f"{name}: {pictures} pictures of {len(clips) - len(left_out)} clips"
              + (f"; too small, turned or without a face: {len(left_out)} clips" if left_out else ""))
    print("\n| | synthetic: median (quartiles) | real: median (quartiles) | ratio |\n|---|---|---|---|")
    passed = True
    for name in sorted(set(tables[0]) & set(tables[1])):
        cells = [quartiles(table[name]) for table in tables]
        ratio = cells[0][1] / cells[1][1]
        if "consistency" in name or "jitter" in name:
            passed &= 1 / CLOSE <= ratio <= CLOSE
        counts = " and ".join(str(len(table[name])) for table in tables)
        print(f"| {name}, {counts} pictures | " + " | ".join(f"{m:.3f} ({a:.3f} to {b:.3f})" for a, m, b in cells) + f" | {ratio:.2f} |")
    print("\n" + ("agree" if passed else "DISAGREE") + f": consistency and jitter within a factor of {CLOSE:g}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
