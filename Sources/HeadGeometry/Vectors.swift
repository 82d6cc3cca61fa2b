// Three-dimensional vectors: millimetres in the head frame unless said otherwise (x to the subject's left, y up, z out).

public typealias Vector = SIMD3<Float>

@inlinable public func dot(_ a: Vector, _ b: Vector) -> Float { a.x * b.x + a.y * b.y + a.z * b.z }

@inlinable public func cross(_ a: Vector, _ b: Vector) -> Vector {
  Vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

@inlinable public func length(_ a: Vector) -> Float { dot(a, a).squareRoot() }

/// The unit vector along `a`; zero stays zero.
@inlinable public func normalised(_ a: Vector) -> Vector {
  let square = dot(a, a)
  return square > 1e-24 ? a / square.squareRoot() : a
}

/// 0 below `low`, 1 above `high`, smooth between.
@inlinable public func smoothStep(_ low: Float, _ high: Float, _ x: Float) -> Float {
  let t = min(1, max(0, (x - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

/// A rotation, by its rows.
public struct Rotation: Sendable, Equatable {
  public var x, y, z: Vector

  @inlinable public init(rows x: Vector, _ y: Vector, _ z: Vector) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// Of the head: first roll about its own z, then pitch about x, then yaw about y. Radians; positive yaw turns the face
  /// to the subject's left, positive pitch turns it up, positive roll tilts the head to the subject's left shoulder.
  public init(yaw: Double, pitch: Double, roll: Double) {
    let (sy, cy) = sineCosine(yaw)
    let (sp, cp) = sineCosine(pitch)
    let (sr, cr) = sineCosine(roll)
    // Columns are where the head's axes go. Roll carries y to (sr, cr, 0), pitch carries z to (0, sp, cp).
    func turned(_ x: Double, _ y: Double, _ z: Double) -> Vector {
      let (py, pz) = (cp * y + sp * z, cp * z - sp * y)
      return Vector(Float(cy * x + sy * pz), Float(py), Float(cy * pz - sy * x))
    }
    let (a, b, c) = (turned(cr, -sr, 0), turned(sr, cr, 0), turned(0, 0, 1))
    self.init(rows: Vector(a.x, b.x, c.x), Vector(a.y, b.y, c.y), Vector(a.z, b.z, c.z))
  }

  @inlinable public func callAsFunction(_ v: Vector) -> Vector { Vector(dot(x, v), dot(y, v), dot(z, v)) }
  /// The opposite rotation.
  @inlinable public func back(_ v: Vector) -> Vector { x * v.x + y * v.y + z * v.z }
}
