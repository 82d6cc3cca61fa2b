# Sourced by the proofs: where we are, how we build, how a proof ends.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# The flags of `make test`, so that proofs reuse its objects and tests and nothing is compiled twice.
build_flags=(-c release -Xswiftc -enable-testing)
# What is behind the wall's far side: these draw a mask, and can know nothing else.
walled=(MaskSigns HeadGeometry Rasterization MaskRendering)

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Runs quietly; shows what was said only when it fails.
quietly() {
  "$@" >"$scratch/said" 2>&1 || { tail -40 "$scratch/said" >&2; fail "failed: $*"; }
}

# The manifest as lines: name, kind, folder, dependencies, settings. See Tools/manifest.
manifest() { swift package dump-package 2>/dev/null | Tools/manifest; }
