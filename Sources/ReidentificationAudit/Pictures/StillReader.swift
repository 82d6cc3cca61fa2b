import FaceRecognition
import FaceReconstruction
import FaceTracking
internal import Foundation
import VideoDecoding

/// Stills of any picture or video, cut around the face at about the size that recognisers look at.
struct StillReader: ~Copyable {
  private var tracker: FaceTracker
  private let stills: Int

  /// What one file shows.
  struct Stills: Sendable {
    /// At even distances; without those in which there is no face.
    var faces: [FacePicture] = []
    /// For each still the five points in the picture's own pixels, where a face was found.
    var points: [FivePoints?] = []
    var width = 0, height = 0
  }

  /// Pixels between the eyes in what is cut out: recognisers have them 35 apart.
  static let eyeDistance = 60.0
  /// A face with its eyes nearer together, pixels, is none.
  private static let leastEyeDistance = 6.0
  /// Half the side of what is cut out, eye distances: all that a recogniser sees, and some more to blur with.
  private static let reach = 2.6

  /// - Throws: `TrackingError`.
  static func open(stills: Int, models: String?) throws(TrackingError) -> StillReader {
    let folder = if let models { try ModelFolder(path: models) } else { try ModelFolder.find() }
    return StillReader(tracker: try FaceTracker.load(models: folder), stills: stills)
  }

  private init(tracker: consuming FaceTracker, stills: Int) {
    self.tracker = tracker
    self.stills = stills
  }

  /// - Parameter guide: Where the face is in the recording that this one was made from. Used for stills in which no face
  ///   is found, when both have the same size: who hides a face leaves it in its place.
  /// - Throws: `MediaError`, `TrackingError`, `CancellationError`.
  mutating func read(_ path: String, guide: Stills? = nil) throws -> (stills: Stills, isGuided: Bool) {
    var reader = try FrameReader.open(path, threads: 1)
    // A file that does not say how long it is is taken for ten seconds.
    let count = max(reader.info.approximateFrameCount ?? 300, 1)
    let wanted = Set((0..<stills).map { (2 * $0 + 1) * count / (2 * stills) })
    var found = Stills(width: reader.info.width, height: reader.info.height)
    let own = guide.flatMap { $0.width == found.width && $0.height == found.height ? $0 : nil }
    var isGuided = false
    var index = 0
    while found.points.count < wanted.count, let frame = try reader.next() {
      try Task.checkCancellation()
      defer { index += 1 }
      guard wanted.contains(index) else { continue }
      tracker.forget()
      // Twice: first where the detector has the face, then where the face's own points have it.
      var seen = try tracker.observe(frame).map { FivePoints($0.observation) }
      if let again = try tracker.observe(frame) { seen = FivePoints(again.observation) }
      let still = found.points.count
      found.points.append(seen)
      let guided = own.flatMap { still < $0.points.count ? $0.points[still] : nil }
      guard let points = seen ?? guided, let face = try Self.cut(frame, points) else { continue }
      if seen == nil { isGuided = true }
      found.faces.append(face)
    }
    return (found, isGuided)
  }

  private static func cut(_ frame: Frame, _ points: FivePoints) throws(MediaError) -> FacePicture? {
    let apart = points.rightEye - points.leftEye
    let distance = (apart * apart).sum().squareRoot()
    guard distance.isFinite, distance >= leastEyeDistance else { return nil }
    let longest = Double(max(frame.width, frame.height))
    let upright = try frame.upright(maxSide: Int((longest * min(1, eyeDistance / distance)).rounded(.up)))
    let scale = Double(upright.width) / Double(frame.width)
    let middle = points.all.reduce(.zero, +) / 5 * scale
    let half = Int((reach * distance * scale).rounded(.up))
    let side = 2 * half
    guard middle.x.magnitude < longest * 2, middle.y.magnitude < longest * 2 else { return nil }
    let (left, top) = (Int(middle.x) - half, Int(middle.y) - half)
    // Beyond the picture it is black.
    var bytes = [UInt8](repeating: 0, count: side * side * FacePicture.channels)
    for y in 0..<side {
      for x in 0..<side {
        let to = (y * side + x) * FacePicture.channels
        bytes[to + 3] = 255
        let (column, row) = (left + x, top + y)
        guard column >= 0, row >= 0, column < upright.width, row < upright.height else { continue }
        let from = (row * upright.width + column) * 3
        for k in 0..<3 { bytes[to + k] = upright.bytes[from + k] }
      }
    }
    // The tracker counts from the picture's edge, the recogniser from the first pixel's middle.
    let origin = SIMD2(Double(left), Double(top)) + 0.5
    return FacePicture(width: side, height: side, bytes: bytes, points: points.mapped { $0 * scale - origin })
  }
}

extension FivePoints {
  /// Of the mesh: the middles of both eyes' canthi, the tip of the nose, the corners of the mouth.
  ///
  /// The numbers are those of MediaPipe's mesh; the patient's right eye comes first, it is the picture's left one.
  init(_ face: FaceObservation) {
    func point(_ index: Int) -> SIMD2<Double> { SIMD2(Double(face.mesh[index].x), Double(face.mesh[index].y)) }
    self.init(
      leftEye: (point(33) + point(133)) / 2, rightEye: (point(263) + point(362)) / 2, nose: point(1), leftMouth: point(61),
      rightMouth: point(291))
  }
}
