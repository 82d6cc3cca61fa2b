/// Why the study could not be run.
public enum StudyError: Error, Hashable, CustomStringConvertible {
  /// People under ``StudyPlan/firstUnseen`` may have been seen in training.
  case seenPeople
  case noTemporaryFolder
  /// Too little was measured for any figure: the networks or the pictures are at fault.
  case nothingMeasured
  /// A file came back with another number of pictures than were drawn.
  case lostPictures
  /// The folder of kept measurements holds people of another seed.
  case otherStudy

  public var description: String {
    switch self {
    case .seenPeople:
      "People under \(StudyPlan.firstUnseen) may have been seen in training: choose --seed \(StudyPlan.firstUnseen) or more."
    case .noTemporaryFolder: "No temporary folder could be made: check TMPDIR and the disk."
    case .lostPictures: "A drawn recording lost pictures on the way through the encoder: this is a fault of the program."
    case .otherStudy: "The folder holds people of another --seed: choose another folder, or that seed."
    case .nothingMeasured: "No face was measured in any picture: run Tools/install again."
    }
  }
}
