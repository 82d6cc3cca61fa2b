import Foundation

func cosine(_ radians: Float) -> Float { cos(radians) }

/// Direction of a line that has no front and no back, −π/2…π/2.
func arctangent(_ way: SIMD2<Float>) -> Float { way.x == 0 ? .pi / 2 : atan(way.y / way.x) }
