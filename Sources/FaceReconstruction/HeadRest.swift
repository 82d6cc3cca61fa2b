import MaskSigns

/// How a person holds the head over a recording, to believe in while a hand or a paddle stands before the face.
///
/// Under a cover the mesh is half a guess, and turns the head by 3° and more that has not moved. Of a head that is held still
/// the recording knows better; of one that moves all the time it does not, and the mesh is believed.
struct HeadRest: Sendable {
  /// Yaw, pitch and roll, degrees: medians over the pictures without a cover.
  let usual: SIMD3<Double>
  /// Standard deviations about them, degrees, by the medians of the distances.
  let spread: SIMD3<Double>

  /// Standard deviation of the mesh's yaw, pitch and roll under a cover, degrees: of the worse half of 14 drawn people's cover
  /// tests, in which the head stands still; the roll, which was not measured, as the pitch.
  private static let covered = SIMD3(3.0, 2.0, 2.0)
  /// A head that is held still moves by so much all the same, degrees.
  private static let sway = 0.3
  /// Pictures from which a habit is known.
  private static let leastPictures = 5

  /// `nil` from too few pictures.
  init?(_ heads: [HeadPosture]) {
    guard heads.count >= Self.leastPictures else { return nil }
    let angles = heads.map(Self.angles)
    func middle(_ values: [Double]) -> Double { median(values) ?? 0 }
    let usual = SIMD3(middle(angles.map(\.x)), middle(angles.map(\.y)), middle(angles.map(\.z)))
    self.usual = usual
    // 1.4826 times the median distance is the standard deviation of a normal distribution.
    spread = SIMD3(
      middle(angles.map { abs($0.x - usual.x) }), middle(angles.map { abs($0.y - usual.y) }),
      middle(angles.map { abs($0.z - usual.z) })) * 1.4826
  }

  /// The pose of a picture with a cover: as the mesh has it and as the head is usually held, each by its own deviation.
  func held(_ pose: RigidPose) -> RigidPose {
    let habit = spread * spread + Self.sway * Self.sway
    let share = habit / (habit + Self.covered * Self.covered)
    let angles = usual + (Self.angles(pose.posture) - usual) * share
    let head = HeadPosture(yaw: .degrees(angles.x), pitch: .degrees(angles.y), roll: .degrees(angles.z))
    return RigidPose(head, translation: pose.translation)
  }

  private static func angles(_ head: HeadPosture) -> SIMD3<Double> {
    SIMD3(head.yaw.degrees, head.pitch.degrees, head.roll.degrees)
  }
}
