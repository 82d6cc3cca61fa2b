/// Only both eyes and their brows are shown, as case reports do; the study of 2022 found 91.3 % by them.
struct EyeCrop: HidingProcedure {
  let id = "eye-crop"
  let name = "eye crop"
  let strength = "\(2 * HidingStrength.cropHalfWidth) × \(HidingStrength.cropAbove + HidingStrength.cropBelow) eye distances remain"
  let source = "chosen"

  func hide(_ face: FacePixels) -> FacePixels {
    var hidden = face
    hidden.blacken { p in
      abs(p.x) > HidingStrength.cropHalfWidth || p.y < -HidingStrength.cropAbove || p.y > HidingStrength.cropBelow
    }
    return hidden
  }
}

/// A black bar over both eyes, as older journals did.
struct EyeBar: HidingProcedure {
  let id = "eye-bar"
  let name = "eye bar"
  let strength = "a bar of \(2 * HidingStrength.barHalfWidth) × \(HidingStrength.barAbove + HidingStrength.barBelow) eye distances"
  let source = "chosen"

  func hide(_ face: FacePixels) -> FacePixels {
    var hidden = face
    hidden.blacken { p in
      abs(p.x) <= HidingStrength.barHalfWidth && p.y >= -HidingStrength.barAbove && p.y <= HidingStrength.barBelow
    }
    return hidden
  }
}
