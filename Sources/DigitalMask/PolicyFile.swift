import Foundation
import MaskDisclosure
import MaskSigns
import Yams

/// A policy by name, or from a YAML file of one's own.
///
///     based_on: eyes            # full, eyes, motility, lids or minimal; default: minimal
///     signs:
///       upper_lid: { baseline: steps, motion: fine }
///       brows: { motion: none }
public enum PolicyFile {
  /// Longest policy file, bytes; the longest sensible one is under 2 kB.
  static let limit = 65_536

  private static var notAPolicy: MaskError {
    MaskError(.badInput, "The policy file is not a short UTF-8 text: see docs/boundary.md for its form.")
  }

  /// - Throws: ``MaskError`` that says which line of the policy is not understood.
  public static func policy(named name: String) throws(MaskError) -> DisclosurePolicy {
    if let preset = DisclosurePolicy.Preset(rawValue: name) { return DisclosurePolicy(preset) }
    let url = URL(fileURLWithPath: name)
    let data: Data
    do {
      data = try SmallFile.read(url, atMost: limit)
    } catch {
      switch error {
      case .missing:
        throw MaskError(
          .unreadableInput, "There is no such policy: choose full, eyes, motility, lids or minimal, or a YAML file.")
      case .unreadable: throw MaskError(.unreadableInput, "The policy file may not be read: check its permissions.")
      case .notAFile, .tooLong: throw notAPolicy
      }
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw notAPolicy }
    return try parse(text)
  }

  public static func parse(_ yaml: String) throws(MaskError) -> DisclosurePolicy {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw MaskError(.badInput, "The policy file is not YAML: see docs/boundary.md for its form.")
    }
    guard let mapping = root?.mapping else {
      throw MaskError(.badInput, "The policy file holds no settings: see docs/boundary.md for its form.")
    }
    var policy = DisclosurePolicy(.minimal)
    if let base = mapping["based_on"] {
      guard let name = base.string, let preset = DisclosurePolicy.Preset(rawValue: name) else {
        throw MaskError(.badInput, "The policy's 'based_on' is none of full, eyes, motility, lids, minimal.")
      }
      policy = DisclosurePolicy(preset)
    }
    // A key that is not known could be a misspelt restriction, so it is refused and never skipped.
    for key in mapping.keys where !["based_on", "minimum_confidence", "signs"].contains(key.string) {
      throw MaskError(
        .badInput, "A policy has only the settings 'based_on', 'minimum_confidence' and 'signs'.")
    }
    if let bound = mapping["minimum_confidence"] {
      do {
        try policy.setMinimumConfidence(bound.float ?? -1)
      } catch {
        throw MaskError(error)
      }
    }
    guard let signs = mapping["signs"] else { return policy }
    guard let list = signs.mapping else { throw MaskError(.badInput, "The policy's 'signs' is not a list of signs.") }
    for (key, value) in list {
      try apply(value, to: key.string ?? "", of: &policy)
    }
    return policy
  }

  private static func apply(_ value: Node, to sign: String, of policy: inout DisclosurePolicy) throws(MaskError) {
    guard let settings = value.mapping else {
      throw MaskError(.badInput, "Each sign of a policy has 'baseline' and 'motion'.")
    }
    for (key, choice) in settings {
      do {
        switch key.string {
        case "baseline": try policy.set(sign, baseline: choice.string ?? "")
        case "motion": try policy.set(sign, motion: choice.string ?? "")
        default: throw MaskError(.badInput, "A sign of a policy has only 'baseline' and 'motion'.")
        }
      } catch let error as PolicyError {
        throw MaskError(error)
      } catch let error as MaskError {
        throw error
      } catch {
        throw MaskError(.badInput, "The policy is not understood: see docs/boundary.md for its form.")
      }
    }
  }
}

extension MaskError {
  init(_ error: PolicyError) {
    // Only names from our own list are repeated; the file's text stays out of logs.
    let sentence =
      switch error {
      case .unknownPreset: "There is no such preset: choose full, eyes, motility, lids or minimal."
      case .unknownSign:
        "The policy names a sign that is not known; these are: "
          + Sign.allCases.map(\.name).joined(separator: ", ") + "."
      case .unknownBaseline: "A policy's 'baseline' is none, norm, settled, clear, steps or exact."
      case .unknownMotion: "A policy's 'motion' is none, coarse or fine."
      case .noMotion(let sign): "The sign \(sign.name) has no motion: leave that setting out."
      case .confidence: "A policy's 'minimum_confidence' is a number from 0 to 1."
      }
    self.init(.badInput, sentence)
  }
}
