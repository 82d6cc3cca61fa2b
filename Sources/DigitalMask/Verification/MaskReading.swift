import ClinicalFindings
import FaceReconstruction
import MaskDisclosure
import MaskSigns

/// What the tracker read off a mask, beside the record that the mask is drawn from.
///
/// It is a function of record and mask alone: whatever is concluded from it tells no more of a person than these two.
public struct MaskReading: Sendable {
  let record: SignRecord
  public let signs: [SignAgreement]
  public let events: [EventAgreement]
  /// What a clinician reads from the mask's own measurement, and from the record.
  let findings: Findings
  let recordFindings: Findings

  /// - Parameters:
  ///   - fit: One entry for each picture of the record.
  ///   - side: Of the square pictures that were read, pixels.
  /// - Throws: ``MaskError`` of kind `qualityCheckFailed` when the mask has other pictures than the record.
  init(_ record: SignRecord, _ fit: FaceFit, side: Int) throws(MaskError) {
    guard fit.frames.count == record.count, Self.keepsTime(record, fit) else {
      throw MaskError(
        .qualityCheckFailed, "The mask does not have the pictures of its record: make it anew from the recording.")
    }
    self.record = record
    let fit = fit.onKnownHead(record, side: side)
    let shown = (0..<record.count).map { record.signs(at: $0) }
    let faces = fit.frames.map(\.face)
    let times = (0..<record.count).map { record.time(at: $0).seconds }
    let wide = BothEyes(right: Eye.right, left: Eye.left).map { eye in
      quantile(0.9, shown.compactMap { $0?.eyes[eye] }.filter(\.showsGlobe).map(\.aperture)) / 2
    }
    signs = SignChannel.all.map { channel in
      // Lids on their way in a blink hide the iris, of which everything is counted: whether they close is an event.
      let told = shown.map { signs in
        signs.flatMap { signs in
          channel.eye.map { signs.eyes[$0].showsGlobe && signs.eyes[$0].aperture < wide[$0] } == true ? nil : channel.told(signs)
        }
      }
      return SignAgreement(
        channel, told: told, read: faces.map { $0.flatMap(channel.read) }, times: times,
        quantum: channel.quantum(record), error: .of(channel.quantity))
    }
    events = EventAgreement.all(record, faces)
    recordFindings = Findings(record)
    findings = Findings(try Self.record(of: fit, like: record))
  }

  /// A mask's measurement as if it were a patient's without any policy, for studies.
  ///
  /// - Parameters:
  ///   - fit: What the tracker read, one entry for each picture of the record.
  ///   - side: Of the square pictures that were read, pixels.
  package static func measured(
    _ fit: FaceFit, of record: SignRecord, side: Int
  ) throws(MaskError) -> SignRecord {
    try Self.record(of: fit.onKnownHead(record, side: side), like: record)
  }

  /// Containers count time in steps of up to a millisecond.
  private static let clockTicks: Int64 = 90

  private static func keepsTime(_ record: SignRecord, _ fit: FaceFit) -> Bool {
    guard let start = fit.frames.first?.time.ticks else { return record.count == 0 }
    return fit.frames.indices.allSatisfy { abs(fit.frames[$0].time.ticks - start - record.time(at: $0).ticks) <= clockTicks }
  }

  /// The mask's measurement, less the tracker's constants, as if the mask were a patient without any policy.
  private static func record(of fit: FaceFit, like record: SignRecord) throws(MaskError) -> SignRecord {
    var fit = fit
    for index in fit.frames.indices {
      fit.frames[index].time = record.time(at: index)
      fit.frames[index].face = fit.frames[index].face?.withoutReaderOffset
    }
    do {
      return try disclose(
        fit, policy: .undisclosed,
        context: RecordContext(software: record.header.software, models: record.header.models))
    } catch {
      throw MaskError(.qualityCheckFailed, "The mask cannot be read as a recording: make it anew from the recording.")
    }
  }
}

extension VisibleFace {
  /// The face as it would be read if the tracker had no constants of its own on the mask's head.
  fileprivate var withoutReaderOffset: VisibleFace {
    var face = self
    func offset(_ quantity: SignChannel.Quantity, _ eye: Eye? = nil) -> Double { ReaderError.of(quantity).offset(eye) }
    face.head = HeadPosture(
      yaw: .degrees(head.yaw.degrees - offset(.headYaw)), pitch: .degrees(head.pitch.degrees - offset(.headPitch)),
      roll: .degrees(head.roll.degrees - offset(.headRoll)))
    for eye in Eye.allCases {
      face.brows[eye] -= offset(.brow, eye)
      face.eyes[eye].mrd1 -= offset(.mrd1, eye)
      face.eyes[eye].mrd2 -= offset(.mrd2, eye)
      face.eyes[eye].gaze = Gaze(
        yaw: .degrees(eyes[eye].gaze.yaw.degrees - offset(.gazeYaw, eye)),
        pitch: .degrees(eyes[eye].gaze.pitch.degrees - offset(.gazePitch, eye)))
      face.eyes[eye].crease = eyes[eye].crease.map { $0 - offset(.crease, eye) }
      face.eyes[eye].pupilToIris = eyes[eye].pupilToIris.map { $0 - offset(.pupil, eye) }
    }
    return face
  }
}
