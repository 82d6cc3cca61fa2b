#!/usr/bin/env bash
# Isolation: the renderer builds in an empty folder, and nothing else is built with it.
source "$(dirname "$0")/common.bash"

quietly swift build --target MaskRendering --scratch-path "$scratch/build"
built=$(find "$scratch/build/debug/" -name '*.o' -path '*.build/*' | sed -E 's|.*/([^/]+)\.build/.*|\1|' | sort -u | tr '\n' ' ')
[ "$built" = "CHeadMesh HeadGeometry MaskRendering MaskSigns Rasterization " ] || fail "built with the renderer: $built"
modules=$(find "$scratch/build/debug/Modules" -name '*.swiftmodule' -exec basename {} .swiftmodule \; | sort -u | tr '\n' ' ')
[ "$modules" = "HeadGeometry MaskRendering MaskSigns Rasterization " ] || fail "modules beside the renderer: $modules"
