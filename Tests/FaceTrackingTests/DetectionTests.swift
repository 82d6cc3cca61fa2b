import Testing

@testable import FaceTracking

struct DetectionTests {
  @Test func `the short-range detector has 896 anchors, the full-range one 2304`() {
    #expect(Anchors.nearFaces.count == 896)
    #expect(Anchors.farFaces.count == 2304)
    #expect(Anchors.nearFaces[0] == [4.0 / 128, 4.0 / 128])
    #expect(Anchors.nearFaces[512] == [8.0 / 128, 8.0 / 128])
    #expect(Anchors.nearFaces[895] == [120.0 / 128, 120.0 / 128])
    #expect(Anchors.farFaces[49] == [1.5 / 48, 1.5 / 48])
  }

  @Test func `the best box comes first, and equal ones in the order of their anchors`() {
    var logits = [Float](repeating: -20, count: 896)
    var regressions = [Float](repeating: 0, count: 896 * 16)
    for (index, logit) in [(10, 1), (300, 3), (520, 1), (700, 2), (890, 3)] as [(Int, Float)] {
      logits[index] = logit
      regressions[16 * index + 2] = 2
      regressions[16 * index + 3] = 2
    }
    let decoder = DetectionDecoder(anchors: Anchors.nearFaces, side: 128, minimumScore: 0.5)
    let centres = Self.faces(decoder, regressions, logits).map(\.box.centre)
    #expect(centres.count == 5)
    for (centre, index) in zip(centres, [300, 890, 700, 10, 520]) {
      let apart = centre - Anchors.nearFaces[index]
      #expect((apart * apart).sum() < 1e-12)
    }
  }

  /// The expected numbers were printed by Tools/golden_detections.py.
  @Test func `raw results become the faces that an independent program finds`() {
    var logits = [Float](repeating: -20, count: 896)
    var regressions = [Float](repeating: 0, count: 896 * 16)
    let raw: [(Int, Float, [Float])] = [
      (200, 3, [4, -2, 40, 42]), (201, 1, [6, -1, 44, 40]), (600, 2, [1.5, 2.5, 30, 30]), (700, -0.1, [0, 0, 60, 60]),
      (890, 0.5, [-8, -8, 20, 24]),
    ]
    for (index, logit, box) in raw {
      logits[index] = logit
      for k in 0..<4 { regressions[16 * index + k] = box[k] }
      for k in 0..<6 {
        regressions[16 * index + 4 + 2 * k] = Float(2 * k)
        regressions[16 * index + 5 + 2 * k] = Float(-k)
      }
    }
    let decoder = DetectionDecoder(anchors: Anchors.nearFaces, side: 128, minimumScore: 0.5)
    let faces = Self.faces(decoder, regressions, logits)
    let expected: [[Float]] = [
      [0.952574, 0.156250, 0.233347, 0.482319, 0.554688, 0.359375, 0.367188],
      [0.880797, 0.707031, 0.089844, 0.941406, 0.324219, 0.890625, 0.148438],
      [0.622459, 0.796875, 0.781250, 0.953125, 0.968750, 1.015625, 0.898438],
    ]
    #expect(faces.count == expected.count)
    for (face, numbers) in zip(faces, expected) {
      let found = [
        face.score, face.box.low.x, face.box.low.y, face.box.high.x, face.box.high.y, face.points[5].x,
        face.points[5].y,
      ]
      for (a, b) in zip(found, numbers) { #expect(abs(a - b) < 1e-5) }
    }
  }

  @Test func `nothing over the threshold is no face`() {
    let decoder = DetectionDecoder(anchors: Anchors.farFaces, side: 192, minimumScore: 0.6)
    let logits = [Float](repeating: 0.4, count: 2304), regressions = [Float](repeating: 1, count: 2304 * 16)
    #expect(Self.faces(decoder, regressions, logits).isEmpty)
  }

  /// The faces, and the same from a decoder that has decoded before.
  static func faces(_ decoder: DetectionDecoder, _ regressions: [Float], _ logits: [Float]) -> [FaceDetection] {
    var decoder = decoder
    var faces: [FaceDetection] = []
    regressions.withUnsafeBufferPointer { regressions in
      logits.withUnsafeBufferPointer { logits in
        for _ in 0..<2 { decoder.decode(regressions: regressions, logits: logits, into: &faces) }
      }
    }
    return faces
  }

  @Test func `a box without area is dropped, not looped over for ever`() {
    let point = Box(low: [0.5, 0.5], high: [0.5, 0.5])
    let flat = FaceDetection(score: 0.9, box: point, points: .init(repeating: .zero))
    var boxes = [flat, flat], faces: [FaceDetection] = []
    DetectionDecoder.merge(&boxes, over: 0.3, into: &faces)
    #expect(boxes.isEmpty && faces.isEmpty)
  }

  @Test func `the crop of a tilted face is level with its eyes`() {
    let points: FaceDetection.Points = [[10, 10], [20, 20], .zero, .zero, .zero, .zero]
    let face = FaceDetection(score: 1, box: Box(low: [0, 0], high: [40, 20]), points: points)
    #expect(face.crop.side == 60)
    #expect(face.crop.centre == [20, 10])
    #expect(abs(face.crop.axis.x - face.crop.axis.y) < 1e-6)
  }
}
