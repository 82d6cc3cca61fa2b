import ArgumentParser
import DigitalMask
import FaceRecognition
import FaceTracking
import Foundation
import ReidentificationAudit

/// `digitalmask audit`: attacks the program's own masks and records, and says who is found again.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Attacks masks and records: who is found again, by whom, and what bounds it.",
    discussion: """
      --synthetic makes people who do not exist, lets each be recorded twice, masks the recordings, and lets attackers look \
      for each person among all. Patients are looked for among patients: their disease shows on purpose, and the report \
      tells what shows beyond it. --manifest attacks recordings of one's own: a table of tab-separated text with the columns \
      person and session, and of original, mask and record those there are; the mask may be anybody's. All other columns \
      are groups. docs/privacy.md describes it.
      Writes audit.html, audit.json and a folder of evidence; run it again after an interruption, and it goes on where it \
      was. Evidence of a manifest holds vectors of faces: biometric data.

      Examples:
        digitalmask audit --synthetic 60 -o audit          a look, in minutes
        digitalmask audit --synthetic 600 --seed 1 -o audit --force
        digitalmask audit --manifest people.tsv -o audit
        digitalmask audit --manifest people.tsv --recogniser net.onnx --preprocessing net.yaml -o audit
        digitalmask audit --scores genuine.txt impostor.txt -o audit
      """)

  @Option(help: "People who are looked for; twice as many others train the attackers.") var synthetic: Int?
  @Option(help: "Table of people, sessions, originals, masks and records.") var manifest: String?
  @Option(
    parsing: .upToNextOption,
    help: "Two files of a matcher's scores, genuine and impostor, one on each line in its last column (pyeer's format): metrics alone.")
  var scores: [String] = []
  @Flag(help: "Of --scores: the larger, the less alike.") var distances = false
  @Option(help: "A recognising network of your own (ONNX or what else OpenVINO reads), with --preprocessing.")
  var recogniser: String?
  @Option(help: "Size, colours, numbers and template that --recogniser wants (YAML).") var preprocessing: String?
  @Option(help: "The same seed gives the same people.") var seed: UInt64 = 1
  @Option(help: "People who train the attackers.") var training: Int?
  @Option(help: "Patients of six conditions who are looked for among patients, of --synthetic; 0 for none.") var patients: Int?
  @Option(help: "Pictures of each recording, for attackers who look at pictures.") var stills = 8
  @Option(name: .shortAndLong, help: "The folder.") var output: String
  @Option(help: "Folder of the networks; found by itself otherwise.") var models: String?
  @Flag(help: "Replace a report that exists.") var force = false
  @Option(help: "plain or json.") var log: LogStyle = .plain

  func validate() throws {
    guard [synthetic != nil, manifest != nil, !scores.isEmpty].count(where: { $0 }) == 1 else {
      throw ValidationError("Give one of --synthetic, --manifest and --scores.")
    }
    guard scores.isEmpty || scores.count == 2 else { throw ValidationError("--scores takes two files: genuine, then impostor.") }
    guard !distances || !scores.isEmpty else { throw ValidationError("--distances belongs to --scores.") }
    guard (recogniser == nil) == (preprocessing == nil), recogniser == nil || scores.isEmpty else {
      throw ValidationError("--recogniser and --preprocessing go together, and not with --scores.")
    }
    guard (AuditPlan.fewest...100_000).contains(synthetic ?? AuditPlan.fewest),
      (AuditPlan.fewest...100_000).contains(training ?? AuditPlan.fewest), (1...64).contains(stills)
    else { throw ValidationError("--synthetic and --training must be \(AuditPlan.fewest) to 100000, --stills 1 to 64.") }
    guard synthetic != nil || training == nil else { throw ValidationError("--training belongs to --synthetic.") }
    guard synthetic != nil || patients == nil else { throw ValidationError("--patients belongs to --synthetic.") }
    guard patients.map({ $0 == 0 || (AuditPlan.fewestPatients...100_000).contains($0) }) ?? true else {
      throw ValidationError("--patients must be 0, or \(AuditPlan.fewestPatients) to 100000.")
    }
  }

  func run() async throws {
    let log = Log(log)
    try await running(log) {
      let page = URL(fileURLWithPath: output).appendingPathComponent("audit.html")
      if !force, FileManager.default.fileExists(atPath: page.path) {
        throw MaskError(.cannotCreateOutput, "A report exists: choose another folder or pass --force.")
      }
      let found = try await attack { done, total in log.progress(MaskProgress(step: .observing, done: done, total: total)) }
      do {
        try found.json.write(to: page.deletingLastPathComponent().appendingPathComponent("audit.json"), options: .atomic)
        try Data(found.html.utf8).write(to: page, options: .atomic)
      } catch {
        throw MaskError(.cannotCreateOutput, "The report could not be written: check its folder and the disk.")
      }
      for line in found.summary { print(line) }
    }
  }

  private func attack(_ progress: @escaping @Sendable (Int, Int) -> Void) async throws -> (json: Data, html: String, summary: [String]) {
    let evidence = output + "/evidence"
    return try await auditing {
      if scores.count == 2 {
        let figures = try ScoreFigures.read(genuine: scores[0], impostor: scores[1], areDistances: distances)
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        return (try figures.json, figures.html, figures.summary)
      }
      var own: Recogniser?
      if let recogniser, let preprocessing { own = try .file(recogniser, try PreprocessingFile.read(preprocessing)) }
      if let manifest {
        let study = try ManifestStudy(manifest: manifest, folder: evidence, stills: stills, seed: seed, models: models, recogniser: own)
        let result = try await study.run(progress: progress)
        let report = ManifestReport(result)
        return (try result.json, report.html, report.summary)
      }
      let plan = AuditPlan(people: synthetic ?? AuditPlan.fewest, training: training, patients: patients, seed: seed, stills: stills)
      let result = try await AuditStudy(plan: plan, folder: evidence, recogniser: own ?? .sface(folder: models)).run(progress: progress)
      let report = AuditReport(result)
      return (try result.json, report.html, report.summary)
    }
  }
}

/// Runs an audit's work: what it throws becomes a sentence with the remedy.
func auditing<Result>(_ work: () async throws -> Result) async throws -> Result {
  do {
    return try await work()
  } catch AuditError.manifest(let line, let fault) {
    let kind: MaskError.Kind = fault == .missing ? .unreadableInput : .badInput
    throw MaskError(kind, (line.map { "Line \($0) of the manifest: " } ?? "") + fault.rawValue)
  } catch AuditError.scores(let line, let fault) {
    let kind: MaskError.Kind = fault == .missing ? .unreadableInput : .badInput
    throw MaskError(kind, (line.map { "Line \($0) of the scores: " } ?? "") + fault.rawValue)
  } catch AuditError.recogniser(let fault) {
    throw MaskError(fault == .missing ? .unreadableInput : .badInput, fault.rawValue)
  } catch AuditError.release(let fault) {
    let kind: MaskError.Kind =
      switch fault {
      case .noRecords: .unreadableInput
      case .notReached: .qualityCheckFailed
      default: .badInput
      }
    throw MaskError(kind, fault.rawValue)
  } catch AuditError.exists {
    throw MaskError(.cannotCreateOutput, "The output exists: choose another name.")
  } catch AuditError.otherPlan {
    throw MaskError(.cannotCreateOutput, "The folder holds evidence of another audit: choose another folder.")
  } catch AuditError.file {
    throw MaskError(.cannotCreateOutput, "Writing failed: check the folder and the disk.")
  } catch is RecognitionError {
    throw MaskError(.installation, "The recogniser is not installed, or does not fit its preprocessing: run Tools/install, or check the files given.")
  } catch let error as TrackingError {
    throw MaskError(.installation, error.plain)
  } catch is CancellationError {
    throw CancellationError()
  } catch let error as MaskError {
    throw error
  } catch {
    throw MaskError(.badInput, "The attackers could not be trained: ask for more people.")
  }
}
