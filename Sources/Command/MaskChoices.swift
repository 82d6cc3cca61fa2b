import ArgumentParser
import DigitalMask

/// The options that say what is read from a video and what leaves.
struct MaskChoices: ParsableArguments {
  @Option(help: "What leaves: full, eyes, motility, lids, minimal, or a policy file (YAML).") var policy = "eyes"
  @Option(help: "Side of the square mask picture in pixels (64 to 2160, even).") var size = 720
  @Option(help: "Frame rate of the mask; only 'keep', the source's own times.") var fps = "keep"
  @OptionGroup var source: SourceChoices

  func validate() throws {
    guard (64...2160).contains(size), size % 2 == 0 else { throw ValidationError("--size is an even number, 64 to 2160.") }
    guard fps == "keep" else { throw ValidationError("--fps keep is the only choice: times are the source's own.") }
  }

  func options(replacing: Bool) throws(MaskError) -> MaskOptions {
    var options = source.options
    options.policy = try PolicyFile.policy(named: policy)
    options.size = size
    options.replacesOutputs = replacing
    return options
  }
}
