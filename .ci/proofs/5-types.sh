#!/usr/bin/env bash
# Types: a source frame cannot be encoded, a canvas cannot be made outside the renderer, and only drawn pictures are encoded.
source "$(dirname "$0")/common.bash"

for target in MaskRendering VideoDecoding VideoEncoding DigitalMask; do
  quietly swift build "${build_flags[@]}" --target "$target"
done
built=$(swift build "${build_flags[@]}" --show-bin-path)
# Checked as if it were a file of this very package, which may see the most.
package=$(grep -ohE '"-package-name","[^"]+"' .build/release.yaml | sort | uniq -c | sort -rn | head -1 | cut -d'"' -f4)
[ -n "$package" ] || fail "the package's own name was not found"
compiles() {
  swiftc -typecheck -swift-version 6 -package-name "$package" -I "$built/Modules" \
    -Xcc -fmodule-map-file="$built/CHeadMesh.build/module.modulemap" -Xcc -fmodule-map-file=Sources/CFFmpeg/module.modulemap \
    -Xcc "$(pkg-config --cflags-only-I libavformat)" "$1" >"$scratch/said" 2>&1
}
# One file with one line changed: the legal line compiles, the other does not, and for the reason given.
refuses() {
  local name=$1 legal=$2 illegal=$3 reason=$4
  for line in legal illegal; do
    cat >"$scratch/$name-$line.swift" <<SWIFT
import MaskRendering
import MaskSigns
import VideoDecoding
import VideoEncoding

func check(_ source: Frame, _ renderer: inout MaskRenderer, _ writer: inout FrameWriter) throws {
  ${!line}
}
SWIFT
  done
  compiles "$scratch/$name-legal.swift" || { cat "$scratch/said" >&2; fail "$name: the legal line does not compile"; }
  ! compiles "$scratch/$name-illegal.swift" || fail "$name: compiles: $illegal"
  grep -qF "$reason" "$scratch/said" || { cat "$scratch/said" >&2; fail "$name: does not compile, but for another reason"; }
}
refuses encode 'try writer.append(renderer.draw(nil), at: 0)' 'try writer.append(source, at: 0)' \
  "requires that 'Frame' conform to 'DrawnPicture'"
refuses prepare 'try writer.blankPicture().take(renderer.draw(nil))' 'try writer.blankPicture().take(source)' \
  "requires that 'Frame' conform to 'DrawnPicture'"
refuses sheet 'let sheet = try writer.blankPicture(); try writer.append(sheet, at: 0)' \
  'let sheet = try PreparedPicture(.init(0), width: 2, height: 2); try writer.append(sheet, at: 0)' \
  "'PreparedPicture' initializer is inaccessible due to 'internal' protection level"
refuses draw 'let canvas = renderer.draw(nil); _ = canvas.width' 'let canvas = renderer.draw(source); _ = canvas.width' \
  "cannot convert value of type 'Frame' to expected argument type 'Signs'"
refuses canvas 'let canvas = renderer.draw(nil); _ = canvas.width' \
  'let canvas = Canvas(width: 1, height: 1, pixels: [0, 0, 0, 255]); _ = canvas.width' \
  "'Canvas' initializer is inaccessible due to 'internal' protection level"

# Whoever conforms to DrawnPicture can be encoded: these two, and no source picture.
conformers=$(grep -rhoE '(struct|class|enum|actor|extension)[[:space:]]+[A-Za-z_.]+[^{]*:[^{]*\bDrawnPicture\b' --include='*.swift' Sources |
  sed -E 's/^(struct|class|enum|actor|extension)[[:space:]]+([A-Za-z_.]+).*/\2/' | sort -u | tr '\n' ' ')
[ "$conformers" = "Canvas PatientPicture " ] || fail "conforming to DrawnPicture: $conformers"

# The clinic's own preview, which holds source pixels, is not called from what makes a mask.
called=$(nm -u "$built"/{DigitalMask,VideoEncoding,MaskRendering}.build/*.o 2>/dev/null | grep -c 'ClinicPreview' || true)
[ "$called" = 0 ] || fail "ClinicPreview is called where masks are made"
