"""How well the eye network reads crops of people that it has never seen, in pixels of the crop and in millimetres."""
import numpy as np
import torch


def answers(model, crops, batch=256):
    model.eval()
    out = [[], [], [], []]
    with torch.no_grad():
        for start in range(0, len(crops), batch):
            pictures, _ = crops.batch(np.arange(start, min(start + batch, len(crops))))
            for part, value in zip(out, model(pictures)):
                part.append(value.numpy())
    return [np.concatenate(part) for part in out]


def _row(name, error, mm, mask):
    if not mask.any():
        return f"  {name:24s} none"
    px, length = np.abs(error[mask]), np.abs(error * mm)[mask]
    return (
        f"  {name:24s} n {mask.sum():6d}  mean {px.mean():.2f} px {length.mean():.3f} mm"
        f"  median {np.median(length):.3f} mm  95 % {np.quantile(length, 0.95):.2f} mm")


def of(model, crops):
    lines, points, iris, states = answers(model, crops)
    _, truth = crops.batch(np.arange(len(crops)))
    truth = {name: value.numpy() for name, value in truth.items()}
    mm = truth["mm_per_px"]
    closed, covered = truth["states"][:, 3] > 0.5, truth["states"][:, 4] > 0.5
    plain = ~closed & ~covered
    rows = []
    with np.errstate(invalid="ignore"):
        for k, name in enumerate(("upper margin", "lower margin", "fold", "lower fold")):
            error = lines[:, k, :, 0] - truth["lines"][:, k]
            mask = ~np.isnan(error) & ~covered[:, None]
            rows.append(_row(name, error, mm[:, None], mask))
        for k, name in enumerate(("nasal canthus", "temporal canthus", "iris", "pupil", "reflex", "globe")):
            error = np.linalg.norm(points[:, k, :2] - truth["points"][:, k], axis=1)
            mask = ~np.isnan(error) & (~covered if k < 2 else plain)
            if k == 4:
                mask &= truth["states"][:, 2] > 0.5
            rows.append(_row(name, error, mm, mask))
        # The heights that a clinic reads, at the column of the iris' centre, one eye and one picture by itself.
        column = np.clip((truth["points"][:, 2, 0] - 1.5) / 4, 0, 30.999)
        base = np.nan_to_num(column).astype(int)
        part, all_ = column - base, np.arange(len(crops))

        def at(values):
            return values[all_, base] * (1 - part) + values[all_, base + 1] * part

        for k, name, sign in ((0, "MRD1 in the crop", -1), (1, "MRD2 in the crop", 1)):
            read = sign * (at(lines[:, k, :, 0]) - points[:, 2, 1])
            true = sign * (at(truth["lines"][:, k]) - truth["points"][:, 2, 1])
            mask = plain & ~np.isnan(true)
            rows.append(_row(name, read - true, mm, mask))
            slope, _ = np.polyfit((true * mm)[mask], (read * mm)[mask], 1)
            rows[-1] += f"  slope {slope:.3f}"
        xx, xy, yy = iris[:, 0], iris[:, 1], iris[:, 2]
        major = np.sqrt((xx + yy) / 2 + np.sqrt(((xx - yy) / 2) ** 2 + xy * xy))
        rows.append(_row("iris, longer half axis", major - truth["major"], mm, plain))
        spread = np.exp(lines[:, 0, :, 1])
        error = np.abs(lines[:, 0, :, 0] - truth["lines"][:, 0])
        mask = ~np.isnan(error)
        rows.append(f"  upper margin's errors within 2 deviations: {100 * (error < 2 * spread)[mask].mean():.1f} %")
        for k, name in enumerate(("has fold", "has lower fold", "shows reflex", "closed", "covered")):
            read, true = states[:, k] > 0, truth["states"][:, k] > 0.5
            rows.append(
                f"  {name:24s} sensitivity {(read & true).sum() / max(1, true.sum()):.4f}"
                f"  specificity {(~read & ~true).sum() / max(1, (~true).sum()):.4f}  n {true.sum()} of {len(true)}")
    return "\n".join(rows)
