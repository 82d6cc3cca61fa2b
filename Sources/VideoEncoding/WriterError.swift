/// Why a mask video could not be written. No case holds a path, so an error may be logged.
public enum WriterError: Error, Hashable, Sendable {
  /// The disk is full, or a quota is used up.
  case noSpace
  /// The folder does not exist.
  case noFolder
  /// The folder or the disk may not be written to.
  case readOnly
  /// Sides beyond 2…8192 pixels, or odd ones, which 4:2:0 video cannot have.
  case badSize(width: Int, height: Int)
  /// A picture of another size than the video's.
  case sizeChanged
  /// A time that is negative, or not after the one before.
  case badTime
  /// This FFmpeg was built without the encoder.
  case noEncoder
  /// Not one picture was appended before `finish`.
  case noPictures
  /// Memory ran out.
  case outOfMemory
  /// Anything else that FFmpeg or the system reports: at which step, with its own number.
  case ffmpeg(step: Step, code: CInt)

  /// The steps of writing a file, in their order.
  public enum Step: String, Hashable, Sendable {
    case openEncoder, open, convert, encode, write, close
  }
}

extension WriterError {
  /// One sentence for the person at the desk: what is wrong, and what to do. It holds no path.
  public var plain: String {
    switch self {
    case .noSpace: "The disk is full: free some space, or choose another folder for the result."
    case .noFolder: "The folder for the result does not exist: create it, or choose another."
    case .readOnly: "The folder for the result may not be written to: choose another."
    case .badSize(let width, let height):
      "A video of \(width) × \(height) pixels cannot be written: choose an even size from 2 to 8192."
    case .sizeChanged: "A picture has another size than the video: this is a fault of the program, please report it."
    case .badTime: "The times of the pictures do not increase: this is a fault of the program, please report it."
    case .noEncoder: "FFmpeg lacks the encoder for this kind of file: choose another kind, or install FFmpeg with it."
    case .noPictures: "There is no picture to write: check that the part of the video that was chosen is not empty."
    case .outOfMemory: "Memory ran out: close other programs, or choose a smaller size."
    case .ffmpeg(let step, let code):
      "The result could not be written (\(step.rawValue), FFmpeg error \(code)): choose another folder or kind of file."
    }
  }
}
