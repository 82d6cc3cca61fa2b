internal import FaceReconstruction

/// How an eye's reading lies in an observation's record: places as whole parts of a reach round the iris, which keeps them
/// to a 65,000th of the crop; deviations, axes and probabilities as 16-bit floats, which keeps them to 0.05 %.
enum ReadingRecord {
  /// Places: four lines, two canthi, iris, pupil, reflex, globe. Each has two coordinates and a deviation of two bytes.
  private static let places = 4 * LidLine.count + 6
  /// Axes, turn, their deviation, pupil and its deviation, six probabilities.
  private static let values = 6 + 6
  /// Middle and reach, then the rest.
  static let bytes = 3 * 4 + places * 3 * 2 + values * 2

  static func append(_ reading: EyeReading?, to bytes: inout [UInt8]) {
    func put<Value>(_ value: Value) { withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) } }
    guard let reading else {
      bytes.append(contentsOf: repeatElement(0, count: Self.bytes))
      return
    }
    let middle = reading.iris.place
    var reach: Float = 1
    reading.forEachPlace { point in
      let way = point.place - middle
      reach = max(reach, abs(way.x), abs(way.y))
    }
    put(middle.x)
    put(middle.y)
    // A reach of 0 says that there is no reading.
    put(reach)
    let unit = 32767 / reach
    reading.forEachPlace { point in
      let way = (point.place - middle) * unit
      put(Int16(min(max(way.x.rounded(), -32767), 32767)))
      put(Int16(min(max(way.y.rounded(), -32767), 32767)))
      put(Float16(point.deviation))
    }
    func put(value: Float) { put(Float16(value)) }
    put(value: reading.irisAxes.x)
    put(value: reading.irisAxes.y)
    put(value: reading.irisTurn)
    put(value: reading.irisDeviation)
    put(value: reading.pupilToIris)
    put(value: reading.pupilToIrisDeviation)
    put(value: reading.hasUpperFold)
    put(value: reading.hasLowerFold)
    put(value: reading.showsReflex)
    put(value: reading.isClosed)
    put(value: reading.isCovered)
    put(value: reading.isUnusable)
  }

  /// The reading at a place of a record, which moves on; written over another, whose memory it takes.
  static func next(_ bytes: UnsafeRawBufferPointer, _ at: inout Int, over last: inout EyeReading) -> EyeReading? {
    let part = UnsafeRawBufferPointer(rebasing: bytes[at..<at + Self.bytes])
    at += Self.bytes
    return read(part, into: &last) ? last : nil
  }

  /// Reads one over another reading.
  ///
  /// - Returns: Whether there was one.
  static func read(_ bytes: UnsafeRawBufferPointer, into reading: inout EyeReading) -> Bool {
    var at = 0
    func take<Value: BitwiseCopyable>(_ type: Value.Type) -> Value {
      defer { at += MemoryLayout<Value>.size }
      return bytes.loadUnaligned(fromByteOffset: at, as: type)
    }
    let middle = SIMD2(take(Float.self), take(Float.self)), reach = take(Float.self)
    guard reach > 0 else { return false }
    let unit = reach / 32767
    reading.updateEachPlace { point in
      let way = SIMD2(Float(take(Int16.self)), Float(take(Int16.self)))
      point = ReadPoint(middle + way * unit, deviation: Float(take(Float16.self)))
    }
    func value() -> Float { Float(take(Float16.self)) }
    reading.irisAxes = [value(), value()]
    reading.irisTurn = value()
    reading.irisDeviation = value()
    reading.pupilToIris = value()
    reading.pupilToIrisDeviation = value()
    reading.hasUpperFold = value()
    reading.hasLowerFold = value()
    reading.showsReflex = value()
    reading.isClosed = value()
    reading.isCovered = value()
    reading.isUnusable = value()
    return true
  }
}

extension EyeReading {
  /// All places in the record's order.
  fileprivate func forEachPlace(_ body: (ReadPoint) -> Void) {
    upperMargin.points.forEach(body)
    lowerMargin.points.forEach(body)
    upperFold.points.forEach(body)
    lowerFold.points.forEach(body)
    body(nasalCanthus)
    body(temporalCanthus)
    body(iris)
    body(pupil)
    body(reflex)
    body(globe)
  }
  fileprivate mutating func updateEachPlace(_ body: (inout ReadPoint) -> Void) {
    for index in 0..<LidLine.count { body(&upperMargin.points[index]) }
    for index in 0..<LidLine.count { body(&lowerMargin.points[index]) }
    for index in 0..<LidLine.count { body(&upperFold.points[index]) }
    for index in 0..<LidLine.count { body(&lowerFold.points[index]) }
    body(&nasalCanthus)
    body(&temporalCanthus)
    body(&iris)
    body(&pupil)
    body(&reflex)
    body(&globe)
  }
}
