"""The eye network: one crop of 128 x 96 pixels in, lid lines, canthi, iris, pupil, reflex and states out.

A small encoder and decoder of plain convolutions. Places are expectations over maps (soft arg max), which reach parts of
a pixel; each comes with a deviation of its own, read under the same map. See docs/eye-network.md.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEIGHT = 128, 96
# The points that are seen; the globe's centre, the sixth, is inferred.
COLUMNS, LINES, POINTS, STATES = 32, 4, 5, 6
# One cell of the decoder's map is four pixels of the crop; lines are placed on half cells, so that a row is two pixels.
CELL, ROW = 4, 2
# Deviations stay between a fiftieth of a pixel and the crop itself.
LOW, HIGH = -4.0, 4.5


def block(into, out, stride=1):
    return nn.Sequential(
        nn.Conv2d(into, out, 3, stride, 1, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True))


class EyeNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = block(3, 16, 2)
        self.fine = nn.Sequential(block(16, 24, 2), block(24, 32), block(32, 32))
        self.middle = nn.Sequential(block(32, 64, 2), block(64, 64))
        self.coarse = nn.Sequential(block(64, 96, 2), block(96, 96))
        self.from_coarse = nn.Conv2d(96, 48, 1)
        self.from_middle = nn.Conv2d(64, 48, 1)
        self.join_middle = block(48, 32)
        self.from_fine = nn.Conv2d(32, 32, 1)
        self.join_fine = block(32, 32)
        self.maps = nn.Conv2d(32, LINES * (CELL // ROW) + POINTS + LINES + POINTS, 1)
        self.looks = nn.Sequential(nn.Linear(96 + 64 + 32, 96), nn.ReLU(inplace=True), nn.Linear(96, 12))
        # Where the globe's centre stands to the canthi: from where things are, not only from what is there.
        self.layout = nn.Linear(96 * (WIDTH // 32) * (HEIGHT // 32), 48)
        self.globe = nn.Sequential(nn.Linear(96 + 64 + 32 + 48, 64), nn.ReLU(inplace=True), nn.Linear(64, 3))
        rows = torch.arange(HEIGHT // ROW, dtype=torch.float32) * ROW + (ROW - 1) / 2
        self.register_buffer("rows", rows.view(1, 1, -1, 1), persistent=False)
        ys = torch.arange(HEIGHT // CELL, dtype=torch.float32) * CELL + (CELL - 1) / 2
        xs = torch.arange(WIDTH // CELL, dtype=torch.float32) * CELL + (CELL - 1) / 2
        grid = torch.stack(torch.meshgrid(ys, xs, indexing="ij"), -1).reshape(-1, 2)
        self.register_buffer("grid", grid.flip(-1).contiguous(), persistent=False)

    def forward(self, eyes):
        n = eyes.shape[0]
        fine = self.fine(self.stem(eyes * 2 - 1))
        middle = self.middle(fine)
        coarse = self.coarse(middle)
        joined = self.join_middle(
            F.interpolate(self.from_coarse(coarse), scale_factor=2, mode="nearest") + self.from_middle(middle))
        joined = self.join_fine(F.interpolate(joined, scale_factor=2, mode="nearest") + self.from_fine(fine))
        maps = self.maps(joined).float()
        h, w = HEIGHT // CELL, WIDTH // CELL

        # Lines: a distribution over the rows of each column. Two rows to a cell.
        heat = maps[:, :8].reshape(n, LINES, 2, h, w).transpose(2, 3).reshape(n, LINES, 2 * h, w)
        line_p = heat.softmax(2)
        y = (line_p * self.rows).sum(2)
        per_cell = line_p.reshape(n, LINES, h, 2, w).sum(3)
        line_s = (per_cell * maps[:, 13:17]).sum(2)
        lines = torch.stack([y, line_s.clamp(LOW, HIGH)], -1)

        # Points: a distribution over the cells.
        point_p = maps[:, 8:13].reshape(n, POINTS, h * w).softmax(2)
        place = point_p @ self.grid
        point_s = (point_p * maps[:, 17:22].reshape(n, POINTS, h * w)).sum(2, keepdim=True)
        point_s = point_s.clamp(LOW, HIGH)

        # What is seen around the iris, beside the whole crop.
        at_iris = torch.bmm(point_p[:, 2:3], joined.float().reshape(n, 32, h * w).transpose(1, 2)).squeeze(1)
        seen = torch.cat([coarse.float().mean((2, 3)), middle.float().mean((2, 3)), at_iris], 1)
        looks = self.looks(seen)
        globe = self.globe(torch.cat([seen, self.layout(F.avg_pool2d(coarse.float(), 2).flatten(1))], 1)).unsqueeze(1)
        globe_place = (place[:, 0:1] + place[:, 1:2]) / 2 + 4 * globe[..., :2]
        points = torch.cat(
            [torch.cat([place, globe_place], 1), torch.cat([point_s, globe[..., 2:].clamp(LOW, HIGH)], 1)], -1)
        # The edge's shape: a round iris of 30 pixels turned into any ellipse by a lower triangular matrix.
        l1, l2 = torch.exp(looks[:, 0].clamp(-2, 2)) * 15, torch.exp(looks[:, 1].clamp(-2, 2)) * 15
        l3 = looks[:, 2] * 8
        shape = torch.stack([l1 * l1, l1 * l3, l3 * l3 + l2 * l2], 1)
        iris = torch.cat(
            [shape, looks[:, 3:4].clamp(LOW, HIGH), torch.sigmoid(looks[:, 4:5]), looks[:, 5:6].clamp(-6, 1)], 1)
        return lines, points, iris, looks[:, 6:]
