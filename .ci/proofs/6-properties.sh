#!/usr/bin/env bash
# Properties: same signs give the same record and the same picture; what belongs to the person changes neither.
source "$(dirname "$0")/common.bash"

quietly swift build "${build_flags[@]}" --build-tests
suites='MaskSignsTests|MaskDisclosureTests|MaskRenderingTests|FidelityTests'
swift test "${build_flags[@]}" --skip-build --filter "$suites" >"$scratch/tests" 2>&1 ||
  { grep -E '✘|↳' "$scratch/tests" | head -40 >&2; fail "properties do not hold"; }
# A filter that matches nothing would pass as well.
passed=$(grep -cE '✔ Test "' "$scratch/tests" || true)
[ "$passed" -ge 40 ] || fail "only $passed property tests ran"
for promise in 'two healthy people doing the same leave byte-identical records' \
  'side, grade and asymmetry of each eye are the same before and after' \
  'two fissures with the same fractions leave the same bytes' 'shape, globes, scale, position, size and residual change no byte' \
  'healthy people with other lids and faces get the same evidence' \
  'no mutated record crashes the reader, and what is read encodes to the same bytes'; do
  grep -qF "✔ Test \"$promise\"" "$scratch/tests" || fail "did not run: $promise"
done
