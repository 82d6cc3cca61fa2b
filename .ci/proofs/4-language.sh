#!/usr/bin/env bash
# Language: strict memory safety and warnings as errors in the walled modules; nothing unsafe, nothing underscored.
source "$(dirname "$0")/common.bash"

manifest >"$scratch/targets"
for module in "${walled[@]}"; do
  settings=$(awk -F'\t' -v name="$module" '$1 == name { print $5 }' "$scratch/targets")
  for setting in strictMemorySafety treatAllWarnings=error swiftLanguageMode=6; do
    [[ ",$settings," == *",$setting,"* ]] || fail "$module is built without $setting"
  done
  [[ $settings != *unsafeFlags* ]] || fail "$module is built with unsafeFlags"
done
# Comments may speak of it, code may not hold it.
forbidden='\bunsafe\b|@_|nonisolated\(unsafe\)|\bUnsafe[A-Za-z]*|@unchecked|unowned\(unsafe\)|#if'
code() { sed -E 's|//.*$||' "$1"; }
for file in $(find "${walled[@]/#/Sources/}" -name '*.swift'); do
  found=$(code "$file" | grep -nE "$forbidden" || true)
  [ -z "$found" ] || fail "$file: $found"
done
# And the look must find what it looks for.
printf 'let x = unsafe y // unsafe\n' >"$scratch/sample"
code "$scratch/sample" | grep -qE "$forbidden" || fail "the check does not see unsafe"
# Fused multiply-add differs between machines.
for module in CHeadMesh; do
  grep -q -- '-ffp-contract=off' <<<"$(awk -F'\t' -v name=$module '$1 == name { print $5 }' "$scratch/targets")" ||
    fail "$module is built without -ffp-contract=off"
done
