/// What is wrong with a recogniser or its preprocessing, in static sentences.
public enum RecogniserFault: String, Hashable, Sendable {
  case missing = "There is no such recogniser or preprocessing file, or it may not be read."
  case tooLarge = "The recogniser is larger than 1 GiB, or the preprocessing file larger than 64 kB."
  case notYAML = "The preprocessing file is not YAML: see docs/privacy.md for its form."
  case unknownKey = "Preprocessing has only the settings size, channels, layout, mean, scale and template."
  case size = "The preprocessing's 'size' is a whole number from 32 to 512."
  case channels = "The preprocessing's 'channels' are rgb or bgr."
  case layout = "The preprocessing's 'layout' is planes or pixels."
  case numbers = "The preprocessing's 'mean' and 'scale' are one number or three, of at most 1000, and a scale is not 0."
  case template =
    "The preprocessing's 'template' is five points [x, y] within the picture: the eye on its left, the other eye, the nose, the mouth's corners on its left and its right."
}
