"""Eye crops and their labels, as `eye-crops` writes them, and what is done to them at random before they are learned from.

Labels are in crop pixels: the centre of the top left pixel is (0, 0), x to the right, y down; nasal is always on the
right, because left eyes are mirrored. NaN: there is no such thing in this crop.
"""
import io
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw

WIDTH, HEIGHT, COLUMNS = 128, 96, 32


class Crops:
    """One or several folders of crops, read into memory."""

    def __init__(self, folders):
        pictures, labels, self.names = [], [], None
        for folder in map(pathlib.Path, folders):
            layout = json.loads((folder / "layout.json").read_text())
            if (layout["width"], layout["height"], layout["columns"]) != (WIDTH, HEIGHT, COLUMNS):
                raise SystemExit(f"{folder}: crops of another size.")
            if self.names not in (None, layout["labels"]):
                raise SystemExit(f"{folder}: other labels than the folder before.")
            self.names = layout["labels"]
            n = layout["count"]
            pictures.append(np.fromfile(folder / "crops.u8", np.uint8).reshape(n, HEIGHT, WIDTH, 3))
            labels.append(np.fromfile(folder / "labels.f32", "<f4").reshape(n, len(self.names)))
        self.pictures = np.concatenate(pictures)
        self.table = np.concatenate(labels)
        self.at = {name: i for i, name in enumerate(self.names)}

    def __len__(self):
        return len(self.pictures)

    def rows_by_need(self):
        """Every row, and those of closed or nearly closed lids thrice: they are few, and blinks hang on them."""
        rows = np.arange(len(self))
        narrow = rows[self.column("fissure_height") < 1.0]
        return np.concatenate([rows, narrow, narrow])

    def column(self, name):
        return self.table[:, self.at[name]]

    def batch(self, rows):
        """Pictures as n x 3 x 96 x 128 in 0...1, and the truth as tensors."""
        pictures = torch.from_numpy(self.pictures[rows]).permute(0, 3, 1, 2).float().div_(255)
        table = self.table[rows]

        def take(*names):
            return torch.from_numpy(np.stack([table[:, self.at[n]] for n in names], -1).copy())

        lines = torch.stack([
            take(*[f"{line}_{k:02d}" for k in range(COLUMNS)]) for line in ("upper", "lower", "fold", "lowerfold")], 1)
        points = torch.stack(
            [take(f"{p}_x", f"{p}_y") for p in ("nasal", "temporal", "iris", "pupil", "reflex", "globe")], 1)
        major, minor, turn = (take(f"iris_{k}")[:, 0] for k in ("major", "minor", "turn"))
        truth = dict(
            lines=lines, points=points, major=major / 2, minor=minor / 2, turn=turn,
            pupil_to_iris=take("pupil_to_iris")[:, 0], states=torch.cat(
                [take("has_fold", "has_lowerfold", "shows_reflex", "closed", "covered"), torch.zeros(len(rows), 1)], 1),
            mm_per_px=take("mm_per_px")[:, 0])
        truth["states"].nan_to_num_(0)
        # Lids that are half a millimetre apart are neither open nor closed.
        height = take("fissure_height")[:, 0].nan_to_num(9)
        truth["states"][:, 3] = ((0.9 - height) / 0.7).clamp(0, 1)
        return pictures, truth


def _jpeg(picture, quality):
    bytes_ = io.BytesIO()
    image = Image.fromarray((picture.clamp(0, 1) * 255).byte().permute(1, 2, 0).contiguous().numpy())
    image.save(bytes_, "JPEG", quality=quality)
    return torch.from_numpy(np.asarray(Image.open(bytes_)).copy()).permute(2, 0, 1).float() / 255


def _blur(pictures, sigma):
    reach = max(1, int(3 * sigma))
    x = torch.arange(-reach, reach + 1, dtype=torch.float32)
    kernel = torch.exp(-0.5 * (x / sigma) ** 2)
    kernel = (kernel / kernel.sum()).repeat(3, 1, 1)
    padded = F.pad(pictures, (reach, reach, reach, reach), mode="replicate")
    out = F.conv2d(padded, kernel.unsqueeze(2), groups=3)
    return F.conv2d(out, kernel.unsqueeze(3), groups=3)


class Randomiser:
    """Light, colour, sharpness, noise, compression, make-up, reflections and things in the way, at random."""

    def __init__(self, seed):
        self.random = np.random.default_rng(seed)
        self.torch = torch.Generator().manual_seed(seed)
        self.x = torch.arange(WIDTH, dtype=torch.float32).view(1, 1, 1, WIDTH)
        self.y = torch.arange(HEIGHT, dtype=torch.float32).view(1, 1, HEIGHT, 1)

    def normal(self, *shape):
        return torch.randn(*shape, generator=self.torch)

    def uniform(self, low, high, *shape):
        return low + (high - low) * torch.rand(*shape, generator=self.torch)

    def __call__(self, pictures, truth):
        n = len(pictures)
        for i in self.random.permutation(n)[: n // 5]:
            self._make_up(pictures[i], truth["lines"][i])
        for i in self.random.permutation(n)[: n // 6]:
            self._lashes(pictures[i], truth["lines"][i], float(truth["states"][i, 3]))
        for i in self.random.permutation(n)[: n // 10]:
            self._reflection(pictures[i])
        for i in self.random.permutation(n)[: n // 16]:
            self._something_in_the_way(pictures[i], truth, i)
        pictures = self._light(pictures)
        # A fifth each: unsharp, small, neither for the rest.
        order = torch.from_numpy(self.random.permutation(n))
        fifth = n // 5
        some = order[:fifth]
        pictures[some] = _blur(pictures[some], float(self.random.uniform(0.4, 1.8)))
        some = order[fifth: 2 * fifth]
        smaller = F.interpolate(
            pictures[some], scale_factor=float(1 / self.random.uniform(1.2, 3)), mode="bilinear", antialias=True)
        pictures[some] = F.interpolate(smaller, size=(HEIGHT, WIDTH), mode="bilinear")
        strength = self.uniform(0, 1, n, 1, 1, 1) ** 2 * 0.045
        pictures = pictures + strength * (self.normal(n, 1, HEIGHT, WIDTH) + 0.4 * self.normal(n, 3, HEIGHT, WIDTH))
        for i in self.random.permutation(n)[: n // 3]:
            pictures[i] = _jpeg(pictures[i], int(self.random.integers(18, 90)))
        for i in self.random.permutation(n)[: max(1, n // 25)]:
            pictures[i] = self._nothing_to_read(pictures[i])
            truth["states"][i] = torch.tensor([0, 0, 0, 0, 0, 1.0])
            truth["lines"][i] = float("nan")
            truth["points"][i] = float("nan")
            truth["major"][i] = float("nan")
            truth["pupil_to_iris"][i] = float("nan")
        return pictures.clamp_(0, 1), truth

    def _light(self, pictures):
        n = len(pictures)
        gamma = torch.exp(0.25 * self.normal(n, 1, 1, 1))
        gain = torch.exp(0.2 * self.normal(n, 1, 1, 1)) * (1 + 0.06 * self.normal(n, 3, 1, 1))
        turn = self.uniform(0, 2 * np.pi, n, 1, 1, 1)
        slope = self.uniform(0, 0.45, n, 1, 1, 1)
        ramp = 1 + slope * ((self.x / WIDTH - 0.5) * torch.cos(turn) + (self.y / HEIGHT - 0.5) * torch.sin(turn)) * 2
        pictures = pictures.clamp(1e-4, 1) ** gamma * gain * ramp
        grey = pictures.mean(1, keepdim=True)
        return grey + (pictures - grey) * self.uniform(0.4, 1.4, n, 1, 1, 1)

    def _make_up(self, picture, lines):
        """A liner along the upper margin, or shadow between margin and fold."""
        known = ~torch.isnan(lines[0])
        if known.sum() < 6:
            return
        columns = torch.nonzero(known)[:, 0].float() * 4 + 1.5
        line = torch.from_numpy(np.interp(np.arange(WIDTH), columns.numpy(), lines[0][known].numpy())).float()
        inside = ((self.x[0, 0, 0] > columns[0]) & (self.x[0, 0, 0] < columns[-1])).float()
        above = line - self.y[0, 0]  # rows x columns; positive above the margin
        if self.random.random() < 0.6:
            offset, width = self.random.uniform(0.2, 2.2), self.random.uniform(0.5, 2)
            cover = torch.exp(-0.5 * ((above - offset) / width) ** 2) * self.random.uniform(0.3, 0.95)
            colour = torch.tensor(self.random.uniform(0.0, 0.18, 3), dtype=torch.float32)
        else:
            reach = self.random.uniform(8, 22)
            cover = torch.sigmoid((above - 1) * 1.5) * torch.sigmoid((reach - above) / 3) * self.random.uniform(0.15, 0.6)
            colour = torch.tensor(self.random.uniform(0.05, 0.8, 3), dtype=torch.float32)
        cover = (cover * inside).unsqueeze(0)
        picture.mul_(1 - cover).add_(cover * colour.view(3, 1, 1))

    def _lashes(self, picture, lines, closed):
        """Mascara: strokes from the upper margin, up and out from an open lid, down from a closed one."""
        r = self.random
        known = np.flatnonzero(~np.isnan(lines[0].numpy()))
        if len(known) < 6:
            return
        mask = Image.new("L", (WIDTH, HEIGHT))
        pen = ImageDraw.Draw(mask)
        length, spread = r.uniform(4, 13), r.uniform(0.1, 0.9)
        down = closed > 0.5 or r.random() < 0.15
        middle, half = (known[0] + known[-1]) / 2, max(1, (known[-1] - known[0]) / 2)
        for place in np.sort(r.uniform(known[0], known[-1], int(r.integers(8, 34)))):
            x, y = place * 4 + 1.5, float(np.interp(place, known, lines[0].numpy()[known]))
            away = (place - middle) / half * spread + r.normal(0, 0.12)
            tall = length * r.uniform(0.6, 1.1)
            pen.line(
                [(x, y), (x + away * tall, y + (0.8 if down else -1) * tall)], fill=int(r.integers(90, 255)),
                width=int(r.integers(1, 3)))
        cover = torch.from_numpy(np.asarray(mask, np.float32) / 255 * r.uniform(0.4, 1)).unsqueeze(0)
        cover = _blur(cover.expand(3, -1, -1).unsqueeze(0), float(r.uniform(0.4, 1.2)))[0]
        picture.mul_(1 - cover).add_(cover * float(r.uniform(0, 0.12)))

    def _spot(self, centre, size, turn, hardness):
        dx, dy = self.x[0, 0] - centre[0], self.y[0, 0] - centre[1]
        u, v = dx * np.cos(turn) + dy * np.sin(turn), dy * np.cos(turn) - dx * np.sin(turn)
        return torch.sigmoid((1 - torch.sqrt((u / size[0]) ** 2 + (v / size[1]) ** 2)) * hardness)

    def _reflection(self, picture):
        """A window or lamp on spectacles, or light that the lens scatters."""
        r = self.random
        shape = self._spot(
            (r.uniform(0, WIDTH), r.uniform(0, HEIGHT)), (r.uniform(4, 40), r.uniform(2, 14)), r.uniform(0, np.pi),
            r.uniform(2, 12))
        picture.add_(shape * float(r.uniform(0.15, 0.9)))

    def _something_in_the_way(self, picture, truth, i):
        r = self.random
        centre, size = (r.uniform(0, WIDTH), r.uniform(0, HEIGHT)), (r.uniform(12, 60), r.uniform(12, 60))
        shape = (self._spot(centre, size, r.uniform(0, np.pi), 25) > 0.5).float()
        colour = torch.tensor(r.uniform(0.05, 0.9, 3), dtype=torch.float32).view(3, 1, 1)
        rough = F.interpolate(self.normal(1, 1, 12, 16), size=(HEIGHT, WIDTH), mode="bilinear")[0] * r.uniform(0, 0.1)
        picture.mul_(1 - shape).add_(shape * (colour + rough))
        pupil = truth["points"][i, 3]
        if torch.isnan(pupil).any():
            return
        column, row = int(pupil[0].clamp(0, WIDTH - 1)), int(pupil[1].clamp(0, HEIGHT - 1))
        if shape[row, column] > 0:
            truth["states"][i, 4] = 1
        reflex = truth["points"][i, 4]
        if truth["states"][i, 2] > 0 and shape[int(reflex[1].clamp(0, 95)), int(reflex[0].clamp(0, 127))] > 0:
            truth["states"][i, 2] = 0

    def _nothing_to_read(self, picture):
        r = self.random
        kind = r.random()
        if kind < 0.5:
            side = (int(r.integers(34, 62)), int(r.integers(48, 80)))
            return torch.roll(picture, side, (1, 2)) if r.random() < 0.5 else torch.flip(
                torch.roll(picture, side, (1, 2)), (1,))
        if kind < 0.8:
            return _blur(picture.unsqueeze(0), float(r.uniform(7, 14)))[0]
        return picture * float(r.uniform(0, 0.06)) + 0.02 * self.normal(3, HEIGHT, WIDTH)
