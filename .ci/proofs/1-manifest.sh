#!/usr/bin/env bash
# Manifest: no target depends on, imports or reaches what .ci/proofs/manifest.tsv does not allow.
source "$(dirname "$0")/common.bash"
table=.ci/proofs/manifest.tsv

allowed() { awk -F'\t' -v name="$1" -v field="$2" '!/^#/ && $1 == name { print $field }' "$table"; }

# The modules that a file's lines import, in any spelling: attributes, access, kinds, after a semicolon.
swift_imports() {
  grep -rhoE '(^|;)[[:space:]]*((@[A-Za-z_]+(\([^)]*\))?|public|package|internal|fileprivate|private)[[:space:]]+)*import[[:space:]]+((struct|class|enum|protocol|func|let|var|typealias)[[:space:]]+)?[A-Za-z_][A-Za-z0-9_]*' \
    --include='*.swift' "$1" | grep -oE '[A-Za-z_][A-Za-z0-9_]*$' | sort -u || true
}
c_includes() {
  grep -rhoE '^[[:space:]]*#[[:space:]]*(include|import)[[:space:]]*[<"][^>"]+' --include='*.c' --include='*.h' "$1" |
    sed -E 's/.*[<"]//' | sort -u || true
}
among() { [[ " $2 " == *" $1 "* ]]; }

manifest >"$scratch/targets"
[ -s "$scratch/targets" ] || fail "the manifest could not be read"
while IFS=$'\t' read -r name kind folder dependencies _; do
  [ "$kind" = test ] && continue
  grep -q "^$name"$'\t' "$table" || fail "$name is not in $table: say there what it may import"
  may=$(allowed "$name" 2)
  besides=$(allowed "$name" 3)
  for dependency in ${dependencies//,/ }; do
    [ "$dependency" = - ] || among "$dependency" "$may" || fail "$name depends on $dependency"
  done
  for module in $(swift_imports "$folder"); do
    among "$module" "$may $besides" || fail "$name imports $module"
  done
  case $name in CHeadMesh | CEyeNetwork | CIdentityBasis | CFaceShapes)
    for header in $(c_includes "$folder"); do
      [ "$header" = "$name.h" ] || among "$header" "$besides" || fail "$name includes $header"
    done ;;
  esac
done <"$scratch/targets"

# What may not be reached even through others.
reach() {
  local seen=" $1 " queue=("$1") next
  while ((${#queue[@]})); do
    next=$(awk -F'\t' -v name="${queue[0]}" '$1 == name { gsub(",", " ", $4); print $4 }' "$scratch/targets")
    queue=("${queue[@]:1}")
    for target in $next; do among "$target" "$seen" || { seen+="$target "; queue+=("$target"); }; done
  done
  echo "$seen"
}
never() { ! among "$2" "$(reach "$1")" || fail "$1 reaches $2"; }
for secret in CIdentityBasis CFaceShapes FaceReconstruction FaceTracking VideoDecoding MaskDisclosure ClinicPreview; do
  never MaskRendering "$secret"
  never VideoEncoding "$secret"
done
never DigitalMask ClinicPreview
never DigitalMask FaceRecognition
never DigitalMask ReidentificationAudit
never MaskDisclosure VideoDecoding

# The import scanner itself must see what it is there to see.
printf 'import A\n@preconcurrency public import struct B.C\nlet x = 1; import D\n' >"$scratch/sample.swift"
mkdir "$scratch/sample" && mv "$scratch/sample.swift" "$scratch/sample"
[ "$(swift_imports "$scratch/sample" | tr '\n' ' ')" = "A B D " ] || fail "the import scanner misses imports"

quietly swift build "${build_flags[@]}" --explicit-target-dependency-import-check error
