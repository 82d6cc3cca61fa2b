internal import FaceReconstruction
#if canImport(Glibc)
  internal import Glibc
#endif

/// Measures lines that run along the rows of a patch.
///
/// The field is log brightness, so that light and skin tone, which multiply, only add and are taken away with the mean.
/// It is smoothed along the rows, what changes over more than 9 mm across is taken away, and what is left is compared
/// with itself a little further across. The same with rows and columns exchanged tells how much of it is grain and noise,
/// which have no direction.
struct LineMeter {
  /// Places of the largest field.
  static let capacity = 112 * 60

  /// Half widths of boxes, in places of 0.6 mm: along the lines (each box is run twice), for long lines, and across for
  /// what is taken away as shading.
  private static let along = 3
  private static let longer = 6
  private static let shading = 7
  /// Brightness that noise drowns in, of 255.
  private static let floor: Float = 16
  /// A place so much darker or brighter than the middle of the patch (natural logarithm) is hair, a frame, a nostril or
  /// what lies behind the face; deep wrinkles stay within.
  private static let skin: ClosedRange<Float> = -0.6...0.45
  /// A place this bright is burnt out.
  private static let burnt: Float = 251
  /// So many places beside such a one do not count either.
  private static let margin = 4
  /// Less of a patch than this share is not graded.
  private static let leastShare: Float = 0.33
  /// What is no signal: mean squares, variances and differences; a fraction of a level of 255.
  private static let leastEnergy: Float = 1e-7
  private static let leastVariance: Float = 1e-6
  private static let leastLine: Float = 2e-3
  /// Lines are no stronger than this: what is, is an edge of something else and must not outweigh all.
  private static let mostSquare: Float = 0.04

  private var logs = [Float](repeating: 0, count: capacity)
  private var isSkin = [Float](repeating: 0, count: capacity)
  private var turned = [Float](repeating: 0, count: capacity)
  private var turnedSkin = [Float](repeating: 0, count: capacity)
  private var smooth = [Float](repeating: 0, count: capacity)
  private var long = [Float](repeating: 0, count: capacity)
  private var scratch = [Float](repeating: 0, count: capacity)
  private var levels = LineHistogram()

  /// The numbers of a patch, but for the two of its size; `nil` when too little of it is skin.
  ///
  /// - Parameters:
  ///   - field: Brightness, 0…255, −1 outside the picture; rows of `columns`.
  ///   - holdsSkinAlone: What is no skin does not count; false for an eye.
  mutating func measure(_ field: [Float], columns: Int, rows: Int, holdsSkinAlone: Bool = true) -> SIMD32<Float>? {
    let count = columns * rows
    let share = prepare(field, columns, rows, holdsSkinAlone: holdsSkinAlone)
    guard share >= Self.leastShare else { return nil }
    var numbers = SIMD32<Float>.zero
    func set(_ feature: WrinkleReading.Feature, _ value: Float) { numbers[feature.rawValue] = value }
    set(.skin, share)
    set(.isSeen, 1)
    var (sum, weights): (Float, Float) = (0, 0)
    for k in 0..<count {
      sum += logs[k] * isSkin[k]
      weights += isSkin[k]
    }
    let mean = sum / weights
    set(.brightness, mean)

    GridFilter.smooth(logs, into: &smooth, &scratch, columns, rows, half: Self.along)
    var squares: Float = 0
    for k in 0..<count { squares += (smooth[k] - mean) * (smooth[k] - mean) * isSkin[k] }
    set(.unevenness, log(squares / weights + Self.leastVariance))
    GridFilter.flatten(&smooth, &scratch, columns, rows, half: Self.shading)

    let grid = Grid(columns: columns, rows: rows)
    set(.acrossFine, energy(smooth, isSkin, grid, 1))
    set(.acrossMiddle, energy(smooth, isSkin, grid, 2))
    set(.acrossCoarse, energy(smooth, isSkin, grid, 4))
    levels.fill(smooth, isSkin, grid, scale: 2)
    set(.narrowDark80, line(levels.dark(0.80)))
    set(.narrowDark95, line(levels.dark(0.95)))
    set(.narrowBright95, line(levels.bright(0.95)))
    levels.fill(smooth, isSkin, grid, scale: 4)
    set(.broadDark80, line(levels.dark(0.80)))
    set(.broadDark95, line(levels.dark(0.95)))
    set(.broadBright95, line(levels.bright(0.95)))
    let parts = energies(smooth, isSkin, grid, 2)
    for k in 0..<6 { numbers[WrinkleReading.Feature.sixth1.rawValue + k] = parts.sixths[k] }
    for k in 0..<3 { numbers[WrinkleReading.Feature.third1.rawValue + k] = parts.thirds[k] }

    GridFilter.smooth(smooth, into: &long, &scratch, columns, rows, half: Self.longer)
    set(.longLines, energy(long, isSkin, grid, 2))
    levels.fill(long, isSkin, grid, scale: 2)
    set(.strongestLine, line(levels.dark(0.995)))

    for row in 0..<rows {
      for column in 0..<columns {
        turned[column * rows + row] = logs[row * columns + column]
        turnedSkin[column * rows + row] = isSkin[row * columns + column]
      }
    }
    let other = Grid(columns: rows, rows: columns)
    GridFilter.smooth(turned, into: &smooth, &scratch, rows, columns, half: Self.along)
    GridFilter.flatten(&smooth, &scratch, rows, columns, half: Self.shading)
    set(.alongFine, energy(smooth, turnedSkin, other, 1))
    set(.alongMiddle, energy(smooth, turnedSkin, other, 2))
    set(.alongCoarse, energy(smooth, turnedSkin, other, 4))
    levels.fill(smooth, turnedSkin, other, scale: 2)
    set(.alongNarrowDark95, line(levels.dark(0.95)))
    levels.fill(smooth, turnedSkin, other, scale: 4)
    set(.alongBroadDark95, line(levels.dark(0.95)))
    return numbers
  }

  struct Grid {
    var columns, rows: Int
  }

  private func line(_ value: Float) -> Float { log(value + Self.leastLine) }

  /// Logarithms, and which places are skin; what is not is filled with the mean, so that its edge shows less.
  ///
  /// - Returns: Share of places that count.
  private mutating func prepare(_ field: [Float], _ columns: Int, _ rows: Int, holdsSkinAlone: Bool) -> Float {
    let count = columns * rows
    var range: ClosedRange<Float> = -.infinity...Float.infinity
    if holdsSkinAlone {
      var histogram = InlineArray<256, Int32>(repeating: 0)
      var seen: Int32 = 0
      for row in rows / 4..<rows - rows / 4 {
        for column in columns / 4..<columns - columns / 4 {
          let value = field[row * columns + column]
          if value < 0 { continue }
          histogram[min(Int(value), 255)] += 1
          seen += 1
        }
      }
      guard seen > 0 else { return 0 }
      var level = 0
      var below = histogram[0]
      while level < 255, 2 * below < seen {
        level += 1
        below += histogram[level]
      }
      let middle = log(Float(level) + Self.floor)
      range = middle + Self.skin.lowerBound...middle + Self.skin.upperBound
    }
    var (sum, skin): (Float, Float) = (0, 0)
    for k in 0..<count {
      let value = log(max(field[k], 0) + Self.floor)
      let counts = field[k] >= 0 && range.contains(value) && (!holdsSkinAlone || field[k] < Self.burnt)
      logs[k] = value
      scratch[k] = counts ? 1 : 0
      if counts {
        sum += value
        skin += 1
      }
    }
    guard skin > 0 else { return 0 }
    let mean = sum / skin
    for k in 0..<count where scratch[k] == 0 { logs[k] = mean }
    if holdsSkinAlone {
      GridFilter.shrink(&scratch, &turned, columns, rows, by: Self.margin)
    }
    var counted: Float = 0
    for k in 0..<count {
      isSkin[k] = scratch[k]
      counted += scratch[k]
    }
    return counted / Float(count)
  }

  /// Logarithm of the mean square of first and second differences across, over `scale` places.
  private func energy(_ field: [Float], _ weight: [Float], _ grid: Grid, _ scale: Int) -> Float {
    guard grid.rows > 2 * scale else { return log(Self.leastEnergy) }
    let reach = scale * grid.columns
    return field.withUnsafeBufferPointer { field in
      weight.withUnsafeBufferPointer { weight in
        var (sum, weights): (Float, Float) = (0, 0)
        for k in reach..<grid.rows * grid.columns - reach {
          let before = field[k - reach], after = field[k + reach]
          let first = after - before, second = before + after - 2 * field[k]
          sum += weight[k] * (first * first + second * second)
          weights += weight[k]
        }
        return log((weights > 0 ? sum / weights : 0) + Self.leastEnergy)
      }
    }
  }

  /// The same in sixths of the rows and thirds of the columns, single places held within limits.
  private func energies(
    _ field: [Float], _ weight: [Float], _ grid: Grid, _ scale: Int
  ) -> (sixths: InlineArray<6, Float>, thirds: InlineArray<3, Float>) {
    var sums = InlineArray<18, Float>(repeating: 0), weights = sums
    let reach = scale * grid.columns
    let rows = grid.rows - 2 * scale
    for row in 0..<max(rows, 0) {
      let sixth = row * 6 / rows
      for column in 0..<grid.columns {
        let k = (row + scale) * grid.columns + column
        let before = field[k - reach], after = field[k + reach]
        let first = after - before, second = before + after - 2 * field[k]
        let part = sixth * 3 + column * 3 / grid.columns
        sums[part] += weight[k] * min(first * first + second * second, Self.mostSquare)
        weights[part] += weight[k]
      }
    }
    func mean(_ parts: [Int]) -> Float {
      let sum = parts.reduce(0) { $0 + sums[$1] }, weight = parts.reduce(0) { $0 + weights[$1] }
      return log(sum / max(weight, 1) + Self.leastVariance)
    }
    var sixths = InlineArray<6, Float>(repeating: 0)
    var thirds = InlineArray<3, Float>(repeating: 0)
    for k in 0..<6 { sixths[k] = mean([3 * k, 3 * k + 1, 3 * k + 2]) }
    for k in 0..<3 { thirds[k] = mean((0..<6).map { 3 * $0 + k }) }
    return (sixths, thirds)
  }
}
