import Foundation
import Testing

@testable import FaceRecognition

@Suite struct FaceRecognizerTests {
  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

  /// The reference picture, 160×160, red, green and blue bytes, and its points; see Tools/face_recognition_golden.py.
  private static func reference() throws -> (bytes: [UInt8], points: FivePoints, embedding: [Float]) {
    let file = [UInt8](try Data(contentsOf: golden.appendingPathComponent("face.ppm")))
    func numbers(_ name: String) throws -> [Double] {
      try String(contentsOf: golden.appendingPathComponent(name), encoding: .utf8)
        .split(whereSeparator: { $0.isWhitespace }).compactMap { Double($0) }
    }
    let p = try numbers("points.tsv")
    try #require(p.count == 10 && file.count >= 160 * 160 * 3)
    func point(_ i: Int) -> SIMD2<Double> { SIMD2(p[2 * i], p[2 * i + 1]) }
    return (
      Array(file.suffix(160 * 160 * 3)),
      FivePoints(leftEye: point(0), rightEye: point(1), nose: point(2), leftMouth: point(3), rightMouth: point(4)),
      try numbers("embedding.txt").map { Float($0) }
    )
  }

  @Test func `a face gets the vector that OpenCV's own recogniser gives it`() throws {
    let (bytes, points, expected) = try Self.reference()
    try #require(expected.count == FaceRecognizer.dimensions)
    let own = try FaceRecognizer.open().embedding(
      of: bytes.span, width: 160, height: 160, channels: 3, points: points)
    #expect(abs(FaceRecognizer.cosine(own, own) - 1) < 1e-5)
    // OpenCV's warp rounds positions to 1/32 pixel: that is all that differs.
    #expect(FaceRecognizer.cosine(own, expected) > 0.999, "cosine \(FaceRecognizer.cosine(own, expected))")
  }

  @Test func `another alignment gives another vector`() throws {
    let (bytes, points, expected) = try Self.reference()
    var swapped = points
    swap(&swapped.leftEye, &swapped.rightEye)
    swap(&swapped.leftMouth, &swapped.rightMouth)
    let own = try FaceRecognizer.open().embedding(
      of: bytes.span, width: 160, height: 160, channels: 3, points: swapped)
    #expect(FaceRecognizer.cosine(own, expected) < 0.9)
  }

  @Test func `a fourth channel is ignored`() throws {
    let (bytes, points, _) = try Self.reference()
    var four: [UInt8] = []
    for i in stride(from: 0, to: bytes.count, by: 3) { four += [bytes[i], bytes[i + 1], bytes[i + 2], 77] }
    let three = try AlignedFace(bytes: bytes.span, width: 160, height: 160, channels: 3, points: points)
    let other = try AlignedFace(bytes: four.span, width: 160, height: 160, channels: 4, points: points)
    #expect(three.values == other.values)
  }

  @Test func `bad input is refused`() throws {
    let (bytes, points, _) = try Self.reference()
    #expect(throws: RecognitionError.shortPicture) {
      try AlignedFace(bytes: bytes.span, width: 161, height: 160, channels: 3, points: points)
    }
    let one = SIMD2(5.0, 5.0)
    let collapsed = FivePoints(leftEye: one, rightEye: one, nose: one, leftMouth: one, rightMouth: one)
    #expect(throws: RecognitionError.badPoints) {
      try AlignedFace(bytes: bytes.span, width: 160, height: 160, channels: 3, points: collapsed)
    }
    var lost = points
    lost.nose.x = .nan
    #expect(throws: RecognitionError.badPoints) {
      try AlignedFace(bytes: bytes.span, width: 160, height: 160, channels: 3, points: lost)
    }
    #expect(throws: RecognitionError.modelMissing) { _ = try FaceRecognizer.open(folder: "/nowhere").dimensionsSeen }
  }
}

extension FaceRecognizer {
  fileprivate var dimensionsSeen: Int { Self.dimensions }
}

@Suite struct SimilarityTests {
  @Test(arguments: [(1.0, 0.0), (0.4, 0.3), (-1.2, 2.5)])
  func `a similarity is found again, and undone`(a: Double, b: Double) throws {
    let shift = SIMD2(12.0, -7)
    let from = FivePoints.template.all
    let to = from.map { SIMD2(a * $0.x - b * $0.y, b * $0.x + a * $0.y) + shift }
    let found = try #require(Similarity(from: from, to: to))
    #expect(abs(found.a - a) < 1e-9 && abs(found.b - b) < 1e-9)
    #expect(abs(found.c.x - shift.x) < 1e-9 && abs(found.c.y - shift.y) < 1e-9)
    for (f, t) in zip(from, to) {
      let back = found.back(t) - f
      #expect((back * back).sum() < 1e-12)
    }
  }
}

@Suite struct PreprocessingTests {
  private static func face(_ wanted: Preprocessing) throws -> [Float] {
    // Red 10, green 20, blue 30 everywhere, and the points where the network wants them.
    var bytes: [UInt8] = []
    for _ in 0..<160 * 160 { bytes += [10, 20, 30] }
    return try AlignedFace(
      bytes: bytes.span, width: 160, height: 160, channels: 3, points: wanted.template, wanted).values
  }

  @Test func `colours come in the order, the layout and the numbers that a network wants`() throws {
    let count = 160 * 160
    let plain = try Self.face(try #require(Preprocessing(size: 160)))
    #expect(plain.count == 3 * count && plain[0] == 10 && plain[count] == 20 && plain[2 * count] == 30)
    let turned = try Self.face(try #require(Preprocessing(size: 160, channels: .bgr, layout: .pixels)))
    #expect(Array(turned.prefix(3)) == [30, 20, 10])
    let scaled = try Self.face(try #require(Preprocessing(size: 160, mean: [10, 0, 20], scale: [1, 0.5, 2])))
    #expect(scaled[0] == 0 && scaled[count] == 10 && scaled[2 * count] == 20)
  }

  @Test func `without a template ArcFace's is taken to the size`() throws {
    let wanted = try #require(Preprocessing(size: 224))
    #expect(abs(wanted.template.leftEye.x - 2 * 38.2946) < 1e-9)
    #expect(try #require(Preprocessing()) == .sface)
  }

  @Test func `nonsense is refused`() {
    #expect(Preprocessing(size: 31) == nil && Preprocessing(size: 513) == nil)
    #expect(Preprocessing(mean: [0, 0]) == nil && Preprocessing(scale: [1, 0, 1]) == nil)
    #expect(Preprocessing(mean: [.nan, 0, 0]) == nil && Preprocessing(scale: [.infinity, 1, 1]) == nil)
    var points = Preprocessing.sface.template
    points.nose.x = 112
    #expect(Preprocessing(template: points) == nil)
    points = Preprocessing.sface.template
    swap(&points.leftEye, &points.rightEye)
    #expect(Preprocessing(template: points) == nil)
  }

  @Test func `a network of a file with SFace's preprocessing is SFace, and another size does not fit`() throws {
    // Beside the package when run from it, as the recogniser itself looks.
    let file = ProcessInfo.processInfo.environment["DIGITALMASK_MODELS"].map { $0 + "/" + FaceRecognizer.fileName }
      ?? ".deps/models/" + FaceRecognizer.fileName
    let bytes = [UInt8](repeating: 90, count: 112 * 112 * 3)
    func vector(_ recognizer: borrowing FaceRecognizer) throws -> [Float] {
      try recognizer.embedding(of: bytes.span, width: 112, height: 112, channels: 3, points: Preprocessing.sface.template)
    }
    #expect(try vector(try .open()) == vector(try .open(file: file, .sface)))
    #expect(throws: RecognitionError.self) { try FaceRecognizer.open(file: file, Preprocessing(size: 160) ?? .sface).refused() }
    #expect(throws: RecognitionError.modelMissing) { try FaceRecognizer.open(file: "/nowhere.onnx", .sface).refused() }
  }
}

extension FaceRecognizer {
  fileprivate borrowing func refused() {}
}
