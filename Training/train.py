#!/usr/bin/env python3
"""Trains the eye network on crops that `eye-crops` drew, tells how well it reads others, and writes it as ONNX.

    train.py --crops DIR [DIR ...] --check DIR --out Models/eye_lines.onnx [--start WEIGHTS.pt] [--minutes 55]

Python 3.11 with the packages of requirements.txt. Seeds are fixed; the number of steps follows from --epochs, or from
--minutes of this machine. docs/eye-network.md says what the weights in the repository were made with.
"""
import argparse
import math
import pathlib
import time

import numpy as np
import torch

import report
from crops import Crops, Randomiser
from eye_network import EyeNetwork
from export import write_onnx
from losses import loss


def averaged(model, average, share):
    with torch.no_grad():
        for a, b in zip(average.state_dict().values(), model.state_dict().values()):
            if a.dtype.is_floating_point:
                a.lerp_(b, 1 - share)
            else:
                a.copy_(b)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--crops", nargs="+", required=True)
    words.add_argument("--check", required=True)
    words.add_argument("--out", type=pathlib.Path, required=True)
    words.add_argument("--start", help="weights to go on from")
    words.add_argument("--epochs", type=float, default=20)
    words.add_argument("--minutes", type=float, help="stop so that all is done after this long, whatever the epochs")
    words.add_argument("--batch", type=int, default=64)
    words.add_argument("--rate", type=float, default=2e-3)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--threads", type=int, default=2)
    given = words.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    crops = Crops(given.crops)
    check = Crops([given.check])
    print(f"{len(crops)} crops to learn from, {len(check)} of other people to check", flush=True)

    model = EyeNetwork().to(memory_format=torch.channels_last)
    if given.start:
        # Parts that the older weights lack begin at random.
        model.load_state_dict(torch.load(given.start, weights_only=True), strict=False)
    average = EyeNetwork()
    average.load_state_dict(model.state_dict())
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=1e-4)
    randomise = Randomiser(given.seed)
    order = np.random.default_rng(given.seed)
    rows = crops.rows_by_need()
    steps_an_epoch = len(rows) // given.batch
    total = int(given.epochs * steps_an_epoch)
    began, step, smooth = time.time(), 0, {}
    spent = 0.0  # of the plan, 0...1
    while spent < 1:
        rows_of_epoch = order.permutation(rows)
        for k in range(steps_an_epoch):
            by_time = (time.time() - began) / 60 / given.minutes if given.minutes else 0
            spent = max(by_time, step / total)
            if spent >= 1:
                break
            warm = min(1, (step + 1) / 200)
            for group in optimizer.param_groups:
                group["lr"] = given.rate * warm * (0.5 + 0.5 * math.cos(math.pi * spent)) + 1e-6
            pictures, truth = crops.batch(np.sort(rows_of_epoch[k * given.batch:(k + 1) * given.batch]))
            pictures, truth = randomise(pictures, truth)
            answer = model(pictures.contiguous(memory_format=torch.channels_last))
            sure = 1.0 if given.start else min(1, max(0, step - 300) / 700)
            value, parts = loss(answer, truth, sure)
            optimizer.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5)
            optimizer.step()
            averaged(model, average, min(0.998, step / (step + 20)))
            step += 1
            for name, part in parts.items():
                smooth[name] = 0.98 * smooth.get(name, part) + 0.02 * part
            if step % 200 == 0:
                text = "  ".join(f"{name} {part:.3f}" for name, part in smooth.items())
                print(f"{step} {100 * spent:.0f} % {(time.time() - began) / 60:.1f} min  {text}", flush=True)
            if step % 2000 == 0:
                torch.save(average.state_dict(), given.out.with_suffix(".pt.tmp"))
                print(report.of(average, check), flush=True)
    torch.save(average.state_dict(), given.out.with_suffix(".pt"))
    write_onnx(average, given.out)
    print(report.of(average, check), flush=True)
    print(f"{step} steps, {step * given.batch} crops seen, {(time.time() - began) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
