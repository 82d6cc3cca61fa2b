import MaskSigns

/// A part of the face whose wrinkles deepen together.
enum FoldRegion: Int, Sendable, CaseIterable {
  case forehead, glabella, crowsFootRight, crowsFootLeft, underEyeRight, underEyeLeft, nasolabialRight, nasolabialLeft
}

extension WrinklePose {
  subscript(region: FoldRegion) -> Double {
    switch region {
    case .forehead: forehead
    case .glabella: glabella
    case .crowsFootRight: crowsFeet.right
    case .crowsFootLeft: crowsFeet.left
    case .underEyeRight: underEye.right
    case .underEyeLeft: underEye.left
    case .nasolabialRight: nasolabial.right
    case .nasolabialLeft: nasolabial.left
    }
  }
}

/// Where the furrows of a face run, from place on the resting head (see ``Skin``).
struct Folds: Sendable {
  var seed: UInt32

  /// The region whose furrows may pass here.
  func region(_ p: SIMD3<Float>) -> FoldRegion? {
    let x = abs(p.x)
    let isLeft = p.x > 0
    if p.z < -40 { return nil }
    if p.y > 33 && p.y < 80 && x < 52 { return .forehead }
    if p.y > 8 && p.y <= 33 && x < 13 { return .glabella }
    if x > 46 && p.y > -26 && p.y < 24 { return isLeft ? .crowsFootLeft : .crowsFootRight }
    if p.z > 0 && x <= 46 && x > 8 && p.y < 0 && p.y > -30 { return isLeft ? .underEyeLeft : .underEyeRight }
    if p.z > 0 && x > 12 && x < 50 && p.y <= -30 && p.y > -84 { return isLeft ? .nasolabialLeft : .nasolabialRight }
    return nil
  }

  /// Depth under the smooth skin at grade 1, millimetres.
  func depth(_ p: SIMD3<Float>, _ region: FoldRegion) -> Float {
    let x = abs(p.x)
    switch region {
    case .forehead:
      // Three to five lines, the lowest a finger's breadth over the brows, 7 to 10 mm apart.
      let count = 3 + Int(Noise.hash(seed &+ 50) % 3)
      let lowest = 37 + 5 * Noise.unit(Noise.hash(seed &+ 51))
      let apart = min(7.2 + 2.8 * Noise.unit(Noise.hash(seed &+ 52)), (71 - lowest) / Float(count - 1))
      var d: Float = 0
      for k in 0..<count {
        // Each line wavers, and breaks off here and there.
        let n = Noise.value(SIMD3(p.x * 0.05, Float(k) * 7, 0), seed &+ 3)
        let y = lowest + apart * Float(k) + 2.2 * n - 0.0012 * x * x
        let unbroken = smoothstep(-0.75, -0.25, Noise.value(SIMD3(p.x * 0.045, Float(k) * 5, 3), seed &+ 4))
        d += Portable.bell((p.y - y) / 1.4) * unbroken * (k > 0 && k == count - 1 ? 0.6 : 1)
      }
      return 0.27 * d * smoothstep(46, 28, x) * smoothstep(33, 36, p.y)
    case .glabella:
      // Two frown lines rise from the brows' heads.
      let line = 5.6 + 0.07 * (p.y - 14) + 0.8 * Noise.value(SIMD3(p.x > 0 ? 1 : 4, p.y * 0.08, 0), seed &+ 6)
      return 0.30 * Portable.bell((x - line) / 1.3) * smoothstep(9, 15, p.y) * smoothstep(33, 26, p.y)
    case .crowsFootRight, .crowsFootLeft:
      // Rays from the outer canthus; the temple turns away, so the way along the skin counts depth as well.
      let out = (x - 46) + 0.8 * max(6 - p.z, 0)
      var d: Float = 0
      for k in 0..<4 {
        let slope = -0.52 + 0.30 * Float(k) + 0.16 * Noise.unit(Noise.hash(seed &+ UInt32(60 + k)))
        let bend = 0.0025 * out * out * (slope > 0 ? 1 : -1)
        let reach = 20 + 12 * Noise.unit(Noise.hash(seed &+ UInt32(70 + k)))
        d += Portable.bell((p.y + 1 - slope * out - bend) / 0.9) * smoothstep(reach, reach - 11, out)
      }
      return 0.26 * min(d, 1.2) * smoothstep(4, 9, out)
    case .underEyeRight, .underEyeLeft:
      let tear = -15.5 + 0.016 * (x - 30) * (x - 30) - 0.10 * (x - 30)
      let trough = Portable.bell((p.y - tear) / 2.0) * smoothstep(48, 36, x) * smoothstep(10, 18, x)
      // Finer lines between it and the lashes.
      var fine: Float = 0
      for k in 0..<3 {
        let y = tear + 2.8 + 2.1 * Float(k) + 0.7 * Noise.value(SIMD3(p.x * 0.09, Float(k) * 3, 8), seed &+ 8)
        fine += Portable.bell((p.y - y) / 0.8)
      }
      return 0.22 * trough + 0.10 * fine * smoothstep(46, 38, x) * smoothstep(20, 28, x)
    case .nasolabialRight, .nasolabialLeft:
      let line = 20 + (-(p.y + 40)) * 0.42
      // A crease, not a dent: it is no broader than a millimetre and a half to each side of its bottom.
      return 0.33 * Portable.bell((x - line) / 1.8) * smoothstep(-36, -47, p.y) * smoothstep(-79, -64, p.y)
    }
  }

  /// Slope of the skin at grade 1, as a change of the normal, and how dark the furrow is, 0…1.
  func look(_ p: SIMD3<Float>, _ region: FoldRegion) -> (tilt: SIMD3<Float>, dark: Float) {
    let e: Float = 0.4
    let d = depth(p, region)
    let tilt =
      SIMD3(
        depth(p + SIMD3(e, 0, 0), region) - d, depth(p + SIMD3(0, e, 0), region) - d,
        depth(p + SIMD3(0, 0, e), region) - d) / e
    return (tilt, min(d / 0.33, 1))
  }
}

extension Skin {
  /// The wrinkles that the person has at rest.
  var wrinkles: WrinklePose {
    let age = Double(age)
    func both(_ grade: Double) -> BothEyes<Double> { BothEyes(right: grade, left: grade) }
    return WrinklePose(
      forehead: 0.2 + 0.8 * age, glabella: 0.7 * age, crowsFeet: both(0.9 * age), underEye: both(0.4 + 1.0 * age),
      nasolabial: both(0.45 + 1.1 * age))
  }
}
