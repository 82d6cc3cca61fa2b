/// One of the patient's eyes. Right and left are the patient's own: OD stands on the left of an unmirrored picture.
public enum Eye: String, Hashable, Sendable, CaseIterable {
  /// Oculus dexter, the patient's right eye.
  case right = "OD"
  /// Oculus sinister, the patient's left eye.
  case left = "OS"
}

/// A value for each of the patient's two sides.
public struct BothEyes<Value> {
  public var right: Value
  public var left: Value

  public init(right: Value, left: Value) {
    self.right = right
    self.left = left
  }

  public subscript(eye: Eye) -> Value {
    get { eye == .right ? right : left }
    set { if eye == .right { right = newValue } else { left = newValue } }
  }

  public func map<Other, E: Error>(_ transform: (Value) throws(E) -> Other) throws(E) -> BothEyes<Other> {
    BothEyes<Other>(right: try transform(right), left: try transform(left))
  }
}

extension BothEyes: Sendable where Value: Sendable {}
extension BothEyes: Equatable where Value: Equatable {}
extension BothEyes: Hashable where Value: Hashable {}
