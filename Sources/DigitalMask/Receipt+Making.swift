import FaceReconstruction
import MaskDisclosure
import MaskSigns
import VideoEncoding

extension Receipt {
  init(
    record: SignRecord, recordBytes: Int, source: SourceSummary, options: MaskOptions, models: ModelVersions,
    confidence: Confidence, fidelity: Fidelity, sha256: [String: String]
  ) {
    software = Software(version: softwareVersion, models: models.sha256, inference: models.inference, media: MediaLibraries.summary)
    policy = DisclosurePolicy.Preset.allCases.first { DisclosurePolicy($0).summary == record.header.policy }?.rawValue ?? "own"
    signs = Sign.allCases.map { SignDisclosure($0, of: record.header) }
    mirroredSource = record.header.isMirrored
    selection = Selection(options)
    wrinkles = record.header.wrinkles.summary
    frames = Frames(record, source: source)
    self.confidence = confidence
    self.fidelity = fidelity
    information = Information(
      fixedBits: record.fixedBits, codedBytesPerSecond: rounded(record.codedBytesPerSecond), recordBytes: recordBytes)
    removed = Removed(audio: source.hadAudio)
    self.sha256 = sha256.filter { !$0.value.isEmpty }
  }
}

extension Receipt.Selection {
  init(_ options: MaskOptions) {
    let end = options.span?.upperBound
    self.init(
      from: options.span?.lowerBound ?? 0, to: end?.isFinite == true ? end : nil, face: options.face ?? 1,
      focalLengthStated: options.focalLength != nil)
  }
}

extension Receipt.Confidence {
  init(of fit: FaceFit, minimum: Double) {
    let values = fit.frames.compactMap { $0.face?.confidence }.sorted()
    self.init(median: rounded(values.isEmpty ? 0 : values[values.count / 2]), minimum: minimum)
  }
}

extension Receipt.Frames {
  init(_ record: SignRecord, source: SourceSummary) {
    let flags = (0..<record.count).map(record.flags(at:))
    self.init(
      read: source.frames, written: record.count, withoutFace: flags.count { !$0.contains(.faceVisible) },
      damagedInSource: source.damagedPictures, timesRepaired: source.repairedTimes,
      unsureOD: flags.count { $0.contains(.unsure(.right)) }, unsureOS: flags.count { $0.contains(.unsure(.left)) })
  }
}

extension Receipt.SignDisclosure {
  init(_ sign: Sign, of header: RecordHeader) {
    let modes = header.policy[sign]
    var deviations: [String] = []
    for baseline in BaselineSign.allCases where baseline.sign == sign {
      for eye in baseline.isPaired ? Eye.allCases : [.right] {
        guard case .value = header.baselines[baseline, eye] else { continue }
        deviations.append(baseline.isPaired ? "\(baseline.name) \(eye.rawValue)" : baseline.name)
      }
    }
    let column = MotionColumn.allCases.first { $0.sign == sign }
    let quantum = column.map { decimal($0.quantum * Double(modes.motion.fineQuanta), 5) + " " + sign.motionUnit } ?? ""
    self.init(
      sign: sign.name, baseline: modes.baseline.name, motion: modes.motion.name,
      quantum: modes.motion == .none ? "" : quantum, deviations: deviations)
  }
}

extension Sign {
  /// The unit of ``MotionColumn/quantum``.
  fileprivate var motionUnit: String {
    switch self {
    case .head, .gaze, .deviation: "deg"
    case .upperLid, .lowerLid, .lidContour: "of the open fissure"
    case .pupil: "of the iris"
    case .crease, .reflex, .brows, .mouth: "mm"
    case .wrinkles: ""
    }
  }
}

/// Three decimals are all that a reader of the receipt needs.
private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
