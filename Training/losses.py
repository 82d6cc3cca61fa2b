"""What the eye network is asked to make small: Laplace likelihoods of places, cross-entropies of states."""
import torch
import torch.nn.functional as F

ROOT2 = 2 ** 0.5


def likelihood(error, log_deviation):
    """Negative log likelihood of an absolute error under a Laplace distribution of this standard deviation."""
    return ROOT2 * error * torch.exp(-log_deviation) + log_deviation


def ellipse(truth):
    """The entries (xx, xy, yy) of the matrix whose unit circle is the iris' edge."""
    c, s = torch.cos(truth["turn"]), torch.sin(truth["turn"])
    a, b = truth["major"] ** 2, truth["minor"] ** 2
    return torch.stack([a * c * c + b * s * s, (a - b) * s * c, a * s * s + b * c * c], 1)


def semi_major(shape):
    xx, xy, yy = shape.unbind(1)
    return torch.sqrt((xx + yy) / 2 + torch.sqrt(((xx - yy) / 2) ** 2 + xy * xy + 1e-6))


def masked(value, mask, weight=None):
    mask = mask.float() if weight is None else mask.float() * weight
    return (value * mask).sum() / mask.sum().clamp(min=1)


def loss(answer, truth, sure):
    """`sure` grows from 0 to 1 early in training: first only the places are learned, then also how sure they are."""
    lines, points, iris, states = answer
    visible = 1 - 0.9 * torch.maximum(truth["states"][:, 3], truth["states"][:, 4])  # neither closed nor covered
    parts = {}

    def place(name, error, log_deviation, mask, weight=None):
        plain = torch.where(error < 1, 0.5 * error * error, error - 0.5)
        value = (1 - sure) * plain + sure * (likelihood(error, log_deviation) + 0.1 * plain)
        parts[name] = masked(torch.where(mask, value, torch.zeros_like(value)), mask, weight)

    # A point outside the crop can't be shown by a map: it is no line there.
    inside = (truth["lines"] > -1) & (truth["lines"] < 96)
    error = (lines[..., 0] - truth["lines"].nan_to_num(0)).abs()
    for k, name in enumerate(("upper", "lower", "fold", "lower fold")):
        place(name, error[:, k], lines[:, k, :, 1], inside[:, k])
    known = ~torch.isnan(truth["points"]).any(-1)
    error = (points[..., :2] - truth["points"].nan_to_num(0)).abs().mean(-1)
    open_ = visible.unsqueeze(1)
    place("canthi", error[:, :2], points[:, :2, 2], known[:, :2])
    place("iris", error[:, 2:4], points[:, 2:4, 2], known[:, 2:4], open_.expand(-1, 2))
    place("globe", error[:, 5:], points[:, 5:, 2], known[:, 5:], open_)
    shown = known[:, 4] & (truth["states"][:, 2] > 0.5)
    place("reflex", error[:, 4], points[:, 4, 2], shown)
    known = ~torch.isnan(truth["major"]) & (truth["major"] > 1)
    target = ellipse({k: truth[k].nan_to_num(15) for k in ("turn", "major", "minor")})
    scale = truth["major"].nan_to_num(15).clamp(min=4).unsqueeze(1)
    parts["shape"] = masked(((iris[:, :3] - target).abs() / scale).mean(1), known, visible)
    error = (semi_major(iris[:, :3]) - truth["major"].nan_to_num(15)).abs()
    place("size", error, iris[:, 3], known, visible)
    known = ~torch.isnan(truth["pupil_to_iris"])
    error = (iris[:, 4] - truth["pupil_to_iris"].nan_to_num(0.4)).abs() * 15
    place("pupil", error, iris[:, 5] + 2.708, known, visible)
    weight = torch.tensor([1, 0.5, 1, 2, 1, 1.0])
    parts["states"] = (F.binary_cross_entropy_with_logits(states, truth["states"], reduction="none") * weight).mean()
    weights = {
        "upper": 2, "lower": 2, "fold": 0.6, "lower fold": 0.3, "canthi": 1, "iris": 2, "globe": 1, "reflex": 0.7, "shape": 0.5,
        "size": 0.7, "pupil": 0.4, "states": 3,
    }
    return sum(weights[k] * v for k, v in parts.items()), {k: float(v.detach()) for k, v in parts.items()}
