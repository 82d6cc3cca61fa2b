import HeadGeometry
import MaskSigns

extension PatientHead {
  /// Takes on a pose, with the seen lid margins where it says.
  ///
  /// The rig moves the margin's inner edge; where the outer edge hangs before it, it is seen instead, and by a few tenths
  /// of a millimetre the fissure would not be the commanded one. So the command is corrected by what came out.
  mutating func move(to pose: PatientPose) {
    var expression = Self.expression(pose)
    expression.browRight /= browGain.right
    expression.browLeft /= browGain.left
    expression.right.lowerFold = person.lowerFold
    expression.left.lowerFold = person.lowerFold
    let wanted = expression
    model.pose(expression)
    expression.right.crease = expression.right.crease.map { min($0, highestCrease(0)) }
    expression.left.crease = expression.left.crease.map { min($0, highestCrease(1)) }
    var isCreaseMoved = expression != wanted
    for _ in 0..<Self.corrections {
      var worst: Float = 0
      for index in 0..<2 where !wanted[index].isClosed {
        let margins = margins(index)
        // Lids that are closing meet, whatever their edges.
        let open = smoothstep(Float(0.1), 0.8, wanted[index].upper.y - wanted[index].lower.y)
        func miss(_ wanted: Vector, _ seen: (Float) -> Float) -> Vector {
          (wanted - Vector(seen(-Self.beside), seen(0), seen(Self.beside))) * open
        }
        let upper = miss(wanted[index].upper, margins.upper)
        let lower = miss(wanted[index].lower, margins.lower)
        worst = max(worst, abs(upper.y), abs(lower.y))
        if index == 0 {
          expression.right.upper += upper
          expression.right.lower += lower
        } else {
          expression.left.upper += upper
          expression.left.lower += lower
        }
      }
      if worst < Self.closeEnough && !isCreaseMoved { return }
      isCreaseMoved = false
      model.pose(expression)
    }
  }

  /// Over this height the brow begins, or the lid's grid ends: no groove can be drawn there.
  func highestCrease(_ eye: Int) -> Float {
    let middle = model.globes[eye].centre.x
    let hairs = brows[eye == 0 ? .right : .left].lazy.map { self.model.positions[$0] }.filter { abs($0.x - middle) < 8 }
    // The grid's last ring, which no crease moves, less the breadth of a fold.
    let grid = vertex(eye, Self.posterior + 20, Self.middleColumn).y - 1.6
    return min(grid, (hairs.map(\.y).min() ?? grid) - 0.5) - vertex(eye, Self.posterior, Self.middleColumn).y
  }

  /// How far the body of each brow goes when its line is lifted by a millimetre.
  static func browGain(_ model: HeadModel, _ brows: BothEyes<[Int]>) -> BothEyes<Float> {
    var lifted = model
    var pose = PatientPose.still()
    pose.brow = BothEyes(both: 1)
    lifted.pose(expression(pose))
    return brows.map { vertices in
      let gain = vertices.reduce(Float(0)) { $0 + lifted.positions[$1].y - model.positions[$1].y }
      return max(gain / Float(max(vertices.count, 1)), 0.3)
    }
  }

  /// The upper lid's column over the globe's centre.
  private static let middleColumn = 30
  /// Distance of the nasal and the temporal point from the globe's centre, millimetres.
  private static let beside: Float = 6
  private static let corrections = 3
  /// Millimetres.
  private static let closeEnough: Float = 0.01
}
