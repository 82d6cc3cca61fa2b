/// Boxes over a grid of rows; at the grid's edges they are cut off.
enum GridFilter {
  /// A box along each row, twice.
  static func smooth(
    _ field: [Float], into result: inout [Float], _ scratch: inout [Float], _ columns: Int, _ rows: Int, half: Int
  ) {
    box(field, into: &scratch, columns, rows, half: half)
    box(scratch, into: &result, columns, rows, half: half)
  }

  private static func box(_ field: [Float], into result: inout [Float], _ columns: Int, _ rows: Int, half: Int) {
    field.withUnsafeBufferPointer { field in
      result.withUnsafeMutableBufferPointer { result in
        for row in 0..<rows {
          let start = row * columns
          var inside = min(half, columns)
          var sum: Float = 0
          for column in 0..<inside { sum += field[start + column] }
          for column in 0..<columns {
            if column + half < columns {
              sum += field[start + column + half]
              inside += 1
            }
            if column > half {
              sum -= field[start + column - half - 1]
              inside -= 1
            }
            result[start + column] = sum / Float(inside)
          }
        }
      }
    }
  }

  /// Takes away what changes slowly across: a box down the columns.
  static func flatten(_ field: inout [Float], _ scratch: inout [Float], _ columns: Int, _ rows: Int, half: Int) {
    field.withUnsafeMutableBufferPointer { field in
      scratch.withUnsafeMutableBufferPointer { scratch in
        // Behind the field stand running sums of the columns.
        let sums = rows * columns
        guard sums + columns <= scratch.count else { return }
        for column in 0..<columns { scratch[sums + column] = 0 }
        for row in 0..<min(half, rows) {
          for column in 0..<columns { scratch[sums + column] += field[row * columns + column] }
        }
        for row in 0..<rows {
          if row + half < rows {
            for column in 0..<columns { scratch[sums + column] += field[(row + half) * columns + column] }
          }
          if row > half {
            for column in 0..<columns { scratch[sums + column] -= field[(row - half - 1) * columns + column] }
          }
          let share = 1 / Float(min(row + half, rows - 1) - max(row - half, 0) + 1)
          for column in 0..<columns { scratch[row * columns + column] = scratch[sums + column] * share }
        }
        for k in 0..<sums { field[k] -= scratch[k] }
      }
    }
  }

  /// Least of the square of places round each one.
  static func shrink(_ field: inout [Float], _ scratch: inout [Float], _ columns: Int, _ rows: Int, by margin: Int) {
    for row in 0..<rows {
      for column in 0..<columns {
        var least: Float = 1
        for other in max(column - margin, 0)...min(column + margin, columns - 1) {
          least = min(least, field[row * columns + other])
        }
        scratch[row * columns + column] = least
      }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        var least: Float = 1
        for other in max(row - margin, 0)...min(row + margin, rows - 1) {
          least = min(least, scratch[other * columns + column])
        }
        field[row * columns + column] = least
      }
    }
  }
}
