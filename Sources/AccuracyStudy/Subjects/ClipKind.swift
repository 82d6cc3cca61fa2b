/// What a recording is for.
enum ClipKind: String, CaseIterable, Sendable {
  /// The eyes go round the nine directions; half of the patients turn the head meanwhile.
  case gaze
  /// A squint, or none, with each eye covered in turn.
  case cover
  /// A squint, or none, looking at the camera.
  case squint
  /// Beating eyes, at 60 pictures a second.
  case nystagmus
  /// Lids of all heights, with blinks.
  case blinks

  /// In the order in which clips are dealt out; of 60 there are 10, 14, 8, 14 and 14.
  static func deal(_ index: Int) -> ClipKind { order[index % order.count] }

  private static let order: [ClipKind] = [
    .cover, .nystagmus, .blinks, .gaze, .squint, .cover, .nystagmus, .blinks,  // eight of `--quick`
    .gaze, .cover, .nystagmus, .blinks, .squint, .cover, .nystagmus, .blinks, .gaze, .cover, .nystagmus, .blinks, .gaze,
    .squint, .cover, .nystagmus, .blinks, .cover, .nystagmus, .blinks, .gaze, .squint,
  ]
}
