#!/usr/bin/env bash
# Symbols: what the walled objects call is each other, the Swift standard library's values, and .ci/proofs/symbols.txt.
# No file, socket, clock, environment, random number or libm.
source "$(dirname "$0")/common.bash"

quietly swift build "${build_flags[@]}" --target MaskRendering
built=$(swift build "${build_flags[@]}" --show-bin-path)
core=$(find -L "$(dirname "$(readlink -f "$(command -v swift)")")/../lib/swift/linux" -maxdepth 1 -name libswiftCore.so)
[ -f "$core" ] || fail "libswiftCore.so was not found"

# Standard library symbols that reach outside the process or differ from run to run.
outside='readLine|stdin|stdout|stderr|CommandLine|[Rr]andom|print|dump|getenv|Clock|Argv'
nm -D --defined-only "$core" | awk '{ print $NF }' | sed 's/@.*//' | grep '^\$s' | grep -vE "$outside" | sort -u >"$scratch/core"
grep -v '^#' .ci/proofs/symbols.txt | sort -u >"$scratch/listed"

objects=()
for module in "${walled[@]}" CHeadMesh; do
  found=("$built/$module.build"/*.o)
  [ -f "${found[0]}" ] || fail "no objects of $module"
  objects+=("${found[@]}")
done
defined() { nm --defined-only "$@" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u; }
undefined() { nm -u "$@" 2>/dev/null | awk '$1 == "U" || $1 == "w" { print $2 }' | sort -u; }
foreign() { undefined "$@" | sort -u | comm -23 - <(sort -u <(defined "${objects[@]}") "$scratch/core" "$scratch/listed"); }

strangers=$(foreign "${objects[@]}")
[ -z "$strangers" ] || fail "called from behind the wall's far side:" "$(swift demangle --compact <<<"$strangers")"

# The same look at a file that reads the environment, the clock and a cosine must find them.
cat >"$scratch/leak.swift" <<'SWIFT'
import Foundation
public func leak() -> Double { cos(Date().timeIntervalSince1970) + Double(getenv("HOME") == nil ? 0 : 1) + Double.random(in: 0...1) }
SWIFT
quietly swiftc -O -parse-as-library -emit-object "$scratch/leak.swift" -o "$scratch/leak.o"
leaks=$(foreign "$scratch/leak.o")
for name in getenv cos FoundationEssentials4Date andom; do
  grep -q "$name" <<<"$leaks" || fail "the check does not see $name"
done
