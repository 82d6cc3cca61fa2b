/// Only both eyes and their brows are shown, as case reports do; the study of 2022 found 91.3 % by them.
struct EyeCrop: HidingProcedure {
  let id = "eye-crop"
  let name = "eye crop"
  let strength = "\(2 * ComparatorStrength.cropHalfWidth) × \(ComparatorStrength.cropAbove + ComparatorStrength.cropBelow) eye distances remain"
  let source = "chosen"

  func hide(_ face: FacePicture) -> FacePicture {
    var hidden = face
    hidden.blacken { p in
      abs(p.x) > ComparatorStrength.cropHalfWidth || p.y < -ComparatorStrength.cropAbove || p.y > ComparatorStrength.cropBelow
    }
    return hidden
  }
}

/// A black bar over both eyes, as older journals did.
struct EyeBar: HidingProcedure {
  let id = "eye-bar"
  let name = "eye bar"
  let strength = "a bar of \(2 * ComparatorStrength.barHalfWidth) × \(ComparatorStrength.barAbove + ComparatorStrength.barBelow) eye distances"
  let source = "chosen"

  func hide(_ face: FacePicture) -> FacePicture {
    var hidden = face
    hidden.blacken { p in
      abs(p.x) <= ComparatorStrength.barHalfWidth && p.y >= -ComparatorStrength.barAbove && p.y <= ComparatorStrength.barBelow
    }
    return hidden
  }
}
