import FaceHiding
import FaceRecognition

/// A picture of one face and its five points, for a recogniser. In memory only, never written.
struct FacePicture: Sendable {
  let width, height: Int
  /// Red, green, blue and alpha, rows from the top, no padding.
  var bytes: [UInt8]
  /// In pixels; a pixel's centre is a whole number.
  let points: FivePoints

  static let channels = FacePixels.channels

  /// The points' left eye is the patient's right one.
  var pixels: FacePixels {
    FacePixels(width: width, height: height, bytes: bytes, rightEye: points.leftEye, leftEye: points.rightEye)
  }
}

extension HidingProcedure {
  /// The same face hidden; its points stay known.
  func hide(_ face: FacePicture) -> FacePicture {
    var hidden = face
    hidden.bytes = hide(face.pixels).bytes
    return hidden
  }
}
