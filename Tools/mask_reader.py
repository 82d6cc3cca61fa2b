"""Makes the table of ReaderError.swift from the verifications that `Tools/mask_reader run` wrote. Python 3.9, no packages.

For each quantity: the constant of the tracker on the mask's head (median over the masks, right eye and left eye), and
bounds that hold on every mask of the folder with a margin of a half: of the mask's own middle about the constant
(level), of the 95th percentile of the movement's difference on masks that hardly move (movement), and for each unit that
the sign moves (share).
"""
import glob
import json
import os
import re
import statistics
import sys

MARGIN = 1.5
rows = {}
masks = 0
for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.json"))):
    with open(path) as file:
        verification = json.load(file)
    # A receipt holds the evidence of a mask that passed; of one that failed there is the whole verification.
    verification = verification.get("fidelity", verification)
    if not verification["signs"]:
        continue
    masks += 1
    for sign in verification["signs"]:
        if sign["pictures"] >= 30:
            name, _, eye = sign["sign"].partition(" ")
            rows.setdefault(name, {}).setdefault(eye, []).append(sign)

# The levels are counted from the constants that the program had: the table as it stands in the source.
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Sources/DigitalMask/Verification/ReaderError.swift")
old = {}
with open(SOURCE) as file:
    for name, right, left in re.findall(r"case \.(\w+): ReaderError\(([-\d.]+), ([-\d.]+),", file.read()):
        name = re.sub("([A-Z])", lambda capital: "_" + capital.group(1).lower(), name)
        old[name] = {"OD": float(right), "OS": float(left), "": float(right)}

print(f"// {masks} masks")
for name, eyes in rows.items():
    offsets, levels, still, shares, pictures = {}, [], [], [], 0
    for eye, signs in eyes.items():
        raw = [sign["level"] + old.get(name, {}).get(eye, 0) for sign in signs]
        offsets[eye] = statistics.median(raw)
        levels += [abs(value - offsets[eye]) for value in raw]
    both = [sign for signs in eyes.values() for sign in signs]
    reaches = sorted(sign["reach"] for sign in both)
    # The least share for which a constant explains the rest: tried in steps.
    def rest(share):
        return max(sign["percentile95"] - share * sign["reach"] for sign in both)
    share = min((step / 20 for step in range(0, 21)), key=lambda s: rest(s) + s * reaches[len(reaches) * 9 // 10])
    spread = statistics.pstdev([sign["level"] + old.get(name, {}).get(eye, 0) - offsets[eye] for eye, signs in eyes.items() for sign in signs])
    print(
        f"{name:15s} offset {' '.join(f'{eye or chr(45)} {value:+.2f}' for eye, value in offsets.items()):24s}"
        f" level SD {spread:.2f} most {max(levels):.2f} bound {MARGIN * max(levels):.2f}"
        f" | movement most {max(sign['percentile95'] for sign in both):.2f} share {MARGIN * share:.2f}"
        f" bound {MARGIN * rest(share):.2f} | n {len(both)}, reach to {reaches[-1]:.1f}"
    )
