import FaceReconstruction
import Foundation
import MaskDisclosure
import MaskSigns
import VideoEncoding

/// One file in; one mask, one record and one receipt out.
///
///     let job = MaskJob(video: video, outputs: OutputNames(mask: mask))
///     let result = try await job.run { print($0.step, $0.done) }
public struct MaskJob: Sendable {
  let video: URL
  let outputs: OutputNames
  let options: MaskOptions

  public init(video: URL, outputs: OutputNames, options: MaskOptions = MaskOptions()) {
    self.video = video
    self.outputs = outputs
    self.options = options
  }

  /// Makes the mask. The outputs appear together and whole, or not at all.
  ///
  /// - Throws: ``MaskError``; `CancellationError` when the task was cancelled. Nothing is left behind.
  public func run(progress: @Sendable (MaskProgress) -> Void = { _ in }) async throws -> MaskResult {
    guard video.standardizedFileURL.resolvingSymlinksInPath() != outputs.mask.standardizedFileURL.resolvingSymlinksInPath()
    else { throw MaskError(.cannotCreateOutput, "Choose another output: the original is never overwritten.") }
    let container = try MaskDrawing.container(of: outputs.mask)
    let isFolder = container == .pngSequence
    let mask = try PendingOutput.open(outputs.mask, replacing: options.replacesOutputs, isFolder: isFolder)
    let record = try PendingOutput.open(outputs.record, replacing: options.replacesOutputs)
    let receipt = try PendingOutput.open(outputs.receipt, replacing: options.replacesOutputs)

    let patient = try await Reconstruction(of: video, options: options).run(progress: progress)
    let source = patient.source
    let models = patient.models
    let confidence = Receipt.Confidence(of: patient.fit, minimum: options.policy.minimumConfidence)
    // What the mask is held against in the end; it stays on this side of the wall.
    let shown = options.verifies ? try SourceSigns(patient.fit) : nil
    let signs = try Self.disclose(patient.fit, options: options, models: models)
    let bytes = signs.encode()
    try record.fill(with: Data(bytes))

    // From here on there is only the record.
    let end = MediaTime(ticks: source.endTicks)
    try await MaskDrawing(record: signs, size: options.size, end: end).draw(
      to: mask.temporary, container: container, progress: progress)

    let fidelity = try await verify(signs, mask.temporary, isFolder: isFolder, against: shown, progress: progress)
    let paper = Receipt(
      record: signs, recordBytes: bytes.count, source: source, options: options, models: models, confidence: confidence,
      fidelity: fidelity,
      sha256: [
        "record": try Self.digest(record.temporary), "mask": isFolder ? try Self.digest(ofPictures: mask.temporary) : try Self.digest(mask.temporary),
      ])
    try receipt.fill(with: paper.json())
    // The mask comes last: whoever sees it finds its record and receipt.
    var inPlace: [URL] = []
    do {
      try record.commit()
      inPlace.append(outputs.record)
      try receipt.commit()
      inPlace.append(outputs.receipt)
      try mask.commit()
    } catch {
      // Together or not at all: another run took one of the names meanwhile.
      for file in inPlace { try? FileManager.default.removeItem(at: file) }
      throw error
    }
    progress(MaskProgress(step: .finished, done: signs.count, total: signs.count))
    return MaskResult(outputs: outputs, receipt: paper, record: signs)
  }

  /// Reads the mask and holds it against the recording; a mask that does not agree is not handed out.
  private func verify(
    _ record: SignRecord, _ mask: URL, isFolder: Bool, against source: SourceSigns?,
    progress: @Sendable (MaskProgress) -> Void
  ) async throws -> Fidelity {
    guard let source else { return .notVerified }
    let reader = MaskReader(models: options.models)
    let readsFile = !isFolder && MaskReader.sizes.contains(options.size)
    let fit =
      readsFile
      ? try await reader.read(mask, side: options.size, progress: progress)
      : try await reader.readCopy(of: record, in: outputs.mask.deletingLastPathComponent(), progress: progress)
    let verification = Verification(
      try MaskReading(record, fit, side: readsFile ? options.size : MaskReader.copySize), source: source,
      picture: readsFile ? .file : .copy)
    guard verification.passed else { throw MaskError(.qualityCheckFailed, verification.sentence) }
    return verification.fidelity
  }

  static func disclose(
    _ fit: consuming FaceFit, options: MaskOptions, models: ModelVersions
  ) throws(MaskError) -> SignRecord {
    do {
      return try MaskDisclosure.disclose(
        fit, policy: options.policy,
        context: RecordContext(
          software: "digitalmask \(softwareVersion)", models: models.summary, isMirrored: options.isMirrored))
    } catch {
      throw MaskError(.badInput, "The signs of this recording do not fit in a record: cut it into shorter parts.")
    }
  }

  /// Of a folder of pictures: the digest of a text with a line for each of its files, in the order of their names: digest, two
  /// spaces, name; as `sha256sum * | sha256sum` makes it.
  private static func digest(ofPictures folder: URL) throws(MaskError) -> String {
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      var text = ""
      for name in names { text += try FileDigest.sha256(folder.appendingPathComponent(name).path) + "  " + name + "\n" }
      return try FileDigest.sha256(of: Array(text.utf8))
    } catch {
      throw MaskError(.inputOutput, "An output could not be read back: check the disk and run again.")
    }
  }

  private static func digest(_ file: URL) throws(MaskError) -> String {
    do {
      return try FileDigest.sha256(file.path)
    } catch {
      throw MaskError(.inputOutput, "An output could not be read back: check the disk and run again.")
    }
  }
}

/// What a job made.
public struct MaskResult: Sendable {
  public let outputs: OutputNames
  public let receipt: Receipt
  public let record: SignRecord

  /// One line for the terminal: where the mask is, how many pictures show a face, and whether it was verified.
  public var summary: String {
    let frames = receipt.frames
    // A name may hold anything, but a line is a line.
    let name = String(outputs.mask.relativePath.map { $0.isNewline || $0 == "\t" ? "?" : $0 })
    return "\(name)\t\(frames.written) \(frames.written == 1 ? "frame" : "frames"), \(frames.withoutFace) without a face, "
      + receipt.fidelity.summary
  }
}
