import FaceTracking
import MaskSigns
import SyntheticPatients
import VideoDecoding

/// Cuts both eyes out of a picture, as the tracker would: from the picture as video holds it, a little off and askew.
enum CropTaking {
  /// A crop as the network sees it, a byte each: rows, columns, red green blue.
  struct Taken: Sendable {
    var bytes: [UInt8]
    var labels: EyeLabels
  }

  /// Standard deviation of the crop's middle along each axis, of its width; largest changes of size (share) and turn
  /// (radians). Measured on ten drawn people, the tracker's crops lie 0.03 of the width away, 5 % too large or small and
  /// 3.3° askew (root mean squares), the worst 12 % and 9°.
  static let shift = 0.04
  static let size = 0.15
  static let turn = 10 * Double.pi / 180

  static func take(_ shot: EyeShot, seed: UInt64, number: Int, exact: Bool = false) -> BothEyes<Taken> {
    var chance = SeededGenerator(state: seed &* 0x9e37_79b9 &+ UInt64(number) &* 0x85eb_ca6b &+ 5)
    let planes = StoredPicture(shot.picture, matrix: chance.unit() < 0.5 ? .bt709 : .bt601)
    func taken(_ eye: Eye) -> Taken {
      let truth = shot.truth.eyes[eye]
      var crop = exactCrop(shot, eye)
      if !exact {
        let width = crop.scale * Float(EyeCrop.width)
        let middle = crop.centre + crop.turned(SIMD2(Float(chance.normal()), Float(chance.normal())) * Float(shift) * Float(EyeCrop.width))
        let askew = chance.uniform(-turn, turn)
        let way = SIMD2<Float>(truth.nasalCanthus - truth.temporalCanthus)
        let (c, s) = (cosine(Float(askew)), cosine(Float(askew) - .pi / 2))
        crop = EyeCrop(
          centre: middle, direction: SIMD2(way.x * c - way.y * s, way.x * s + way.y * c),
          width: width * Float(chance.uniform(1 - size, 1 + size)), isMirrored: eye == .left)
      }
      return Taken(bytes: planes.bytes(of: crop), labels: EyeLabels(shot, eye, in: crop, seed: seed))
    }
    let right = taken(.right)
    return BothEyes(right: right, left: taken(.left))
  }

  /// Without error.
  static func exactCrop(_ shot: EyeShot, _ eye: Eye) -> EyeCrop {
    let truth = shot.truth.eyes[eye]
    let (nasal, temporal) = (truth.nasalCanthus - 0.5, truth.temporalCanthus - 0.5)
    return EyeCrop(
      centre: SIMD2<Float>((nasal + temporal) / 2), direction: SIMD2<Float>(nasal - temporal),
      width: Float(truth.fissureWidth * shot.eyes[eye].pixelsPerMillimetre) * EyeCrop.widthPerCanthi,
      isMirrored: eye == .left)
  }
}
