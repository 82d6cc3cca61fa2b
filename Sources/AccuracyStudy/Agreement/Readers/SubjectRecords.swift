import ClinicalFindings
import DigitalMask
import FaceReconstruction
import Foundation
import MaskDisclosure
import MaskRendering
import MaskSigns
import SyntheticPatients

/// One record for each reader of one person.
typealias SubjectRecords = [CohortReader: SignRecord]

extension CohortSubject {
  /// Draws the person, measures the recording, discloses it, and reads its mask when that is asked for.
  ///
  /// - Parameter folder: A folder of its own for the films; they are removed.
  func records(_ instrument: Instrument, in folder: String) async throws -> SubjectRecords {
    let recipe = recipe
    let clip = folder + "/clip.mp4"
    defer { try? FileManager.default.removeItem(atPath: clip) }
    let truth = Self.fit(try await recipe.write(to: clip), recipe.condition.wrinkles)
    // Without a face in any picture every reader but the truth sees nobody.
    let measured = try instrument.fit(of: clip) ?? truth.unseen
    guard measured.frames.count == truth.frames.count else { throw StudyError.lostPictures }
    let context = RecordContext(software: "agreement study", models: "-")
    var records: SubjectRecords = [
      .truth: try disclose(truth, policy: .undisclosed, context: context),
      .source: try disclose(measured, policy: .undisclosed, context: context),
    ]
    let record = try SignRecord.decode(try disclose(measured, context: context).encode())
    records[.record] = record
    guard withMask else { return records }
    records[.mask] = try await Self.film(of: record, instrument, in: folder) {
      try DigitalMask.MaskReading.measured($0, of: record, side: Self.side)
    }
    let neutral = try disclose(measured, policy: DisclosurePolicy(), context: context)
    records[.neutralMask] = try await Self.film(of: neutral, instrument, in: folder) {
      try disclose($0, policy: .undisclosed, context: context)
    }
    for reader in CohortReader.olderWays {
      try await recipe.write(to: clip, hiddenBy: reader.way)
      // A hidden face may not be found at all: then nothing can be judged.
      let hidden = try instrument.fit(of: clip) ?? truth.unseen
      guard hidden.frames.count == truth.frames.count else { throw StudyError.lostPictures }
      records[reader] = try disclose(hidden, policy: .undisclosed, context: context)
    }
    return records
  }

  /// The truth's record, without drawing anybody.
  func trueRecord() throws -> SignRecord {
    let recipe = recipe
    return try disclose(
      Self.fit(try recipe.truths(), recipe.condition.wrinkles), policy: .undisclosed,
      context: RecordContext(software: "agreement study", models: "-"))
  }

  /// Of a mask's pictures, pixels.
  private static let side = 720

  /// Draws a record's mask and measures it.
  private static func film(
    of record: SignRecord, _ instrument: Instrument, in folder: String, as reading: (FaceFit) throws -> SignRecord
  ) async throws -> SignRecord {
    let film = folder + "/mask.mp4"
    defer { try? FileManager.default.removeItem(atPath: film) }
    try await MaskDrawing(record: record, size: side).write(to: URL(fileURLWithPath: film), replacing: true) { _ in }
    guard let fit = try instrument.fit(of: film, focalLength: MaskRenderer.focalLength(size: side)) else {
      throw StudyError.nothingMeasured
    }
    guard fit.frames.count == record.count else { throw StudyError.lostPictures }
    return try reading(fit)
  }

  /// The truth in the form of a measurement.
  private static func fit(_ truth: [(time: Double, truth: PictureTruth)], _ wrinkles: WrinklePose?) -> FaceFit {
    let person = PersonFit(
      shape: [], globeCentres: BothEyes(right: .zero, left: .zero), irisLever: 10,
      eyeDistancePixels: Median.of(truth.map(\.truth.eyeDistance)), residualPixels: 0,
      wrinkles: wrinkles.map(WrinkleFit.init) ?? .notMeasured)
    return FaceFit(
      person: person,
      frames: truth.map { moment in
        FrameFit(time: MediaTime(ticks: Int64((moment.time * Double(MediaTime.ticksPerSecond)).rounded())), face: VisibleFace(moment.truth))
      })
  }
}

extension FaceFit {
  /// The same recording in which nobody was found.
  fileprivate var unseen: FaceFit {
    var other = self
    other.person.wrinkles = .notMeasured
    for index in other.frames.indices { other.frames[index].face = nil }
    return other
  }
}

extension WrinkleFit {
  /// Drawn grades, exactly known.
  fileprivate init(_ truth: WrinklePose) {
    func depth(_ grade: Double) -> WrinkleDepth { WrinkleDepth(grade: grade, deviation: 0.01) }
    self.init(
      forehead: depth(truth.forehead), glabella: depth(truth.glabella), crowsFeet: truth.crowsFeet.map(depth),
      underEye: truth.underEye.map(depth), nasolabial: truth.nasolabial.map(depth))
  }
}

extension DisclosurePolicy {
  /// All that was measured, in the finest steps: what the clinic itself knows.
  static var undisclosed: DisclosurePolicy {
    var policy = DisclosurePolicy()
    for sign in Sign.allCases {
      // Only movement of wrinkles is refused.
      try? policy.set(sign, SignModes(baseline: .exact, motion: sign == .wrinkles ? .none : .fine))
    }
    return policy
  }
}
