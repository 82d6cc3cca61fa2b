/// Who read the pictures.
enum Reader: CaseIterable, Sendable {
  /// The whole pipeline.
  case ours
  /// This project's eye network read straight, as MediaPipe is: what it is worth without the fit.
  case network
  /// MediaPipe's points in this project's fit: what the eye network adds is the difference.
  case withoutEyeNetwork
  /// MediaPipe's refined mesh alone.
  case mediaPipe

  func reading(_ sample: PictureSample) -> FaceReading? {
    switch self {
    case .ours: sample.ours
    case .network: sample.network
    case .withoutEyeNetwork: sample.withoutEyeNetwork
    case .mediaPipe: sample.mediaPipe
    }
  }

  var name: String {
    switch self {
    case .ours: "Digital Mask"
    case .network: "our eye network read straight"
    case .withoutEyeNetwork: "MediaPipe's points in our fit"
    case .mediaPipe: "MediaPipe alone"
    }
  }
}
