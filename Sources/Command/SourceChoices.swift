import ArgumentParser
import DigitalMask
import Foundation

/// The options that say what is read from a video.
struct SourceChoices: ParsableArguments {
  @Flag(help: "The recording is mirrored (many front cameras): OD and OS are swapped back.") var mirrored = false
  @Option(help: "Which face is the patient's, as 'info' numbers them; default: largest and longest in view.")
  var face: Int?
  @Option(help: "Only the part from this second of the video on.") var from: Double?
  @Option(help: "Only the part before this second of the video.") var to: Double?
  @Option(
    help: ArgumentHelp(
      """
      The camera's focal length: on 35-mm film as phones state it (26mm), in pixels of the recording (1450px), or as the \
      angle along the picture's longer side (67deg). Default: what the file says, else a usual one. A phone films less \
      wide than it photographs: for its 26 mm camera give some 28mm.
      """, valueName: "mm, px or deg")) var focalLength: FocalLength?
  @Option(help: "Folder of the networks; found by itself otherwise.") var models: String?

  func validate() throws {
    if let face, face < 1 { throw ValidationError("Faces are numbered from 1.") }
    if let from, let to, !(from < to) { throw ValidationError("--from must be before --to.") }
    if let from, !(from >= 0) { throw ValidationError("--from is not negative.") }
    if let to, !(to > 0) { throw ValidationError("--to is after the start.") }
  }

  var options: MaskOptions {
    let span = from != nil || to != nil ? (from ?? 0)..<(to ?? .infinity) : nil
    return MaskOptions(isMirrored: mirrored, face: face, span: span, focalLength: focalLength, models: models)
  }
}

extension FocalLength: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
