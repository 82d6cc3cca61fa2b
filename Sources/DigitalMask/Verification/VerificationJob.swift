import FaceReconstruction
import Foundation
import MaskDisclosure
import MaskSigns

/// Holds a recording against a record that was made of it, and against the mask.
///
/// For the clinic: the result tells what the wall withholds.
public struct VerificationJob: Sendable {
  let video: URL
  let record: SignRecord
  let mask: URL?
  let options: MaskOptions

  /// - Parameters:
  ///   - video: The recording that the mask was made of.
  ///   - record: The record that came with the mask.
  ///   - mask: The mask file as it was handed out; `nil` draws the record again.
  ///   - options: Of the job that made the record: face, span, models. Policy and mirroring are the record's own; of the
  ///     policy only `minimumConfidence` counts, which no record holds.
  public init(video: URL, record: SignRecord, mask: URL? = nil, options: MaskOptions = MaskOptions()) {
    self.video = video
    self.record = record
    self.mask = mask
    var options = options
    let confidence = options.policy.minimumConfidence
    options.policy = DisclosurePolicy(record.header.policy)
    // It was a policy's already.
    try? options.policy.setMinimumConfidence(confidence)
    options.isMirrored = record.header.isMirrored
    self.options = options
  }

  /// - Throws: ``MaskError``; of kind `qualityCheckFailed` when the three cannot be held against each other at all.
  public func run(progress: @Sendable (MaskProgress) -> Void = { _ in }) async throws -> Verification {
    let patient = try await Reconstruction(of: video, options: options).run(progress: progress)
    let source = try SourceSigns(patient.fit)
    let again = try MaskJob.disclose(patient.fit, options: options, models: patient.models)
    guard again.count == record.count, (0..<record.count).allSatisfy({ again.time(at: $0) == record.time(at: $0) }) else {
      throw MaskError(
        .qualityCheckFailed,
        "The record was not made of this recording, or of another part of it (\(record.extent), here \(again.extent)): check "
          + "the names, --from and --to.")
    }
    let reader = MaskReader(models: options.models)
    let fit: FaceFit
    var side = MaskReader.copySize
    if let mask {
      side = try MaskReader.side(of: mask)
      fit = try await reader.read(mask, side: side, progress: progress)
    } else {
      fit = try await reader.readCopy(of: record, in: FileManager.default.temporaryDirectory, progress: progress)
    }
    let reading = try MaskReading(again, fit, side: side)
    progress(MaskProgress(step: .finished, done: record.count, total: record.count))
    return Verification(reading, source: source, against: record, picture: mask == nil ? .copy : .file)
  }
}

extension SignRecord {
  /// How much it holds, for messages.
  fileprivate var extent: String {
    count > 0 ? "\(count) pictures, the last at \(decimal(time(at: count - 1).seconds, 2)) s" : "no pictures"
  }
}
