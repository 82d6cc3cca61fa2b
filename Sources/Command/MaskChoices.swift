import ArgumentParser
import DigitalMask
import Foundation

/// The options that say what is read from a video and what leaves.
struct MaskChoices: ParsableArguments {
  @Option(help: "full, eyes, motility, lids, minimal, or a policy file (YAML).") var policy = "eyes"
  @Option(help: "Side of the square mask picture in pixels (64 to 2160, even).") var size = 720
  @Option(help: "Frame rate of the mask; only 'keep', the source's own times.") var fps = "keep"
  @Flag(help: "The recording is mirrored (many front cameras): OD and OS are swapped back.") var mirrored = false
  @Option(help: "Which face is the patient's, as 'info' numbers them; default: largest and longest in view.")
  var face: Int?
  @Option(help: "Start, in seconds.") var from: Double?
  @Option(help: "End, in seconds.") var to: Double?
  @Option(
    help: ArgumentHelp(
      """
      The camera's focal length: on 35-mm film as phones state it (26mm), in pixels of the recording (1450px), or as the \
      angle along the picture's longer side (67deg). Default: what the file says, else a usual one. A phone films less \
      wide than it photographs: for its 26 mm camera give some 28mm.
      """, valueName: "mm, px or deg")) var focalLength: FocalLength?
  @Option(help: "Folder of the networks.") var models: String?

  func validate() throws {
    guard (64...2160).contains(size), size % 2 == 0 else { throw ValidationError("--size is an even number, 64 to 2160.") }
    guard fps == "keep" else { throw ValidationError("--fps keep is the only choice: times are the source's own.") }
    if let face, face < 1 { throw ValidationError("Faces are numbered from 1.") }
    if let from, let to, !(from < to) { throw ValidationError("--from must be before --to.") }
    if from.map({ $0 < 0 }) == true { throw ValidationError("--from is not negative.") }
  }

  func options(replacing: Bool) throws(MaskError) -> MaskOptions {
    let span = from != nil || to != nil ? (from ?? 0)..<(to ?? .infinity) : nil
    return MaskOptions(
      policy: try PolicyFile.policy(named: policy), size: size, isMirrored: mirrored, face: face, span: span,
      focalLength: focalLength, replacesOutputs: replacing, models: models)
  }
}

extension FocalLength: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
