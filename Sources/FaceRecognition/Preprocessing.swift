/// What a recogniser wants to see: how large, in which order, in which numbers, and where the face's five points stand.
public struct Preprocessing: Hashable, Sendable {
  /// How colours follow each other.
  public enum Channels: String, Hashable, Sendable, CaseIterable { case rgb, bgr }
  /// One plane after another, or the colours of each pixel side by side.
  public enum Layout: String, Hashable, Sendable, CaseIterable { case planes, pixels }

  /// Side of the square picture, pixels.
  public let size: Int
  public let channels: Channels
  public let layout: Layout
  /// The network is given (value − mean) × scale of each of 0…255; red, green, blue.
  public let mean, scale: [Float]
  /// Where the five points stand in the picture, pixels.
  public let template: FivePoints

  public static let sizes = 32...512

  /// - Returns: `nil` when it is nonsense: a size out of ``sizes``, other than three numbers for the colours, a scale of zero,
  ///   points outside the picture, or in one place, or with the eyes on the wrong side.
  public init?(
    size: Int = 112, channels: Channels = .rgb, layout: Layout = .planes, mean: [Float] = [0, 0, 0], scale: [Float] = [1, 1, 1],
    template: FivePoints? = nil
  ) {
    guard Self.sizes.contains(size), mean.count == 3, scale.count == 3 else { return nil }
    guard mean.allSatisfy({ $0.isFinite && abs($0) <= 1000 }), scale.allSatisfy({ $0.isFinite && $0 != 0 && abs($0) <= 1000 }) else {
      return nil
    }
    let side = Double(size)
    let points = template ?? FivePoints.template.mapped { $0 * (side / 112) }
    guard points.all.allSatisfy({ $0.x >= 0 && $0.y >= 0 && $0.x < side && $0.y < side }) else { return nil }
    // A tenth of the picture: nearer together the eyes would show nothing but themselves.
    guard points.rightEye.x - points.leftEye.x > side / 10, points.leftMouth.x < points.rightMouth.x,
      points.leftMouth.y > points.leftEye.y, points.rightMouth.y > points.rightEye.y
    else { return nil }
    (self.size, self.channels, self.layout, self.mean, self.scale) = (size, channels, layout, mean, scale)
    self.template = points
  }

  private init() {
    (size, channels, layout, mean, scale) = (112, .rgb, .planes, [0, 0, 0], [1, 1, 1])
    template = .template
  }

  /// SFace's: 112×112, red, green, blue, 0…255, ArcFace's template.
  public static let sface = Preprocessing()
}
