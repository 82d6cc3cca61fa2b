import Foundation

/// What is known of the camera's focal length, in the ways in which people know it.
///
/// Without it a picture does not tell a near face before a wide lens from a far face before a long one, and the eyes'
/// vergence to the camera, which hangs on the distance, is unknown by some degrees.
public enum FocalLength: Hashable, Sendable {
  /// On 35-mm film, as phones state it: 26 mm and the like.
  ///
  /// Taken as that of a 4:3 sensor (34.6 × 26.0 mm for film's diagonal of 43.3) of which the picture is the largest cut
  /// of its shape. Before a 3:2 sensor that is 4 % too long. A phone films with a part of its sensor, 5 to 15 % less
  /// wide than its photographs.
  case equivalent(millimetres: Double)
  /// Of the recording as it is.
  case pixels(Double)
  /// The whole angle along the picture's longer side, degrees.
  case fieldOfView(degrees: Double)

  /// Reads `26mm`, `1450px` or `67deg`.
  public init?(_ text: String) {
    func number(before unit: String) -> Double? {
      guard text.hasSuffix(unit), let value = Double(text.dropLast(unit.count)), value.isFinite, value > 0 else { return nil }
      return value
    }
    if let value = number(before: "mm") {
      self = .equivalent(millimetres: value)
    } else if let value = number(before: "px") {
      self = .pixels(value)
    } else if let value = number(before: "deg"), value < 180 {
      self = .fieldOfView(degrees: value)
    } else {
      return nil
    }
  }

  /// Focal length over the picture's longer side that a camera can have: 143° to 3° across.
  private static let sensible = 1.0 / 6...20

  /// In pixels of a picture; `nil` when no camera takes such a picture.
  public func pixels(width: Int, height: Int) -> Double? {
    let (longer, shorter) = (Double(max(width, height)), Double(min(width, height)))
    guard shorter > 0 else { return nil }
    let pixels =
      switch self {
      case .equivalent(let millimetres): millimetres * max(longer / 34.61, shorter / 25.96)
      case .pixels(let pixels): pixels
      case .fieldOfView(let degrees): longer / 2 / tan(degrees / 360 * .pi)
      }
    return Self.sensible.contains(pixels / longer) ? pixels : nil
  }
}
