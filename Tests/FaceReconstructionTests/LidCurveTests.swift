import Foundation
import Testing

@testable import FaceReconstruction

@Suite struct LidCurveTests {
  /// An arch as lids have it, with a bulge over the cornea, millimetres.
  static func arch(_ x: Double, bulge: Double) -> Double {
    5 - 0.035 * x * x + 0.02 * x + bulge * exp(-x * x / 8)
  }

  /// As the network tells a line: thirteen places from canthus to canthus.
  static func points(_ line: (Double) -> Double, deviation: Double = 0.2) -> [LidCurve.Point] {
    (0..<LidLine.count).map { index in
      let x = 13 - 26 * (Double(index) + 0.5) / Double(LidLine.count)
      return LidCurve.Point(x: x, y: line(x), deviation: deviation)
    }
  }

  @Test(arguments: [-0.4, -0.2, 0, 0.2, 0.4])
  func `a bulge over the cornea is told within 0.06 mm all along the lid`(bulge: Double) throws {
    let curve = try #require(LidCurve(Self.points { Self.arch($0, bulge: bulge) }))
    for x in stride(from: -8.0, through: 8, by: 0.5) {
      #expect(abs(curve.height(at: x) - Self.arch(x, bulge: bulge)) < 0.06, "at \(x) mm")
    }
  }

  @Test func `a place that is off by 3 mm moves the lid in its neighbours by less than 0.1 mm`() throws {
    var points = Self.points { Self.arch($0, bulge: 0) }
    points[4].y += 3
    let curve = try #require(LidCurve(points))
    for index in [2, 3, 5, 6] {
      #expect(abs(curve.height(at: points[index].x) - Self.arch(points[index].x, bulge: 0)) < 0.1, "place \(index)")
    }
  }

  @Test func `an unsure line keeps its smooth curve`() throws {
    // Deviations of 1.5 mm, as behind glare: the bulge is no more than their noise.
    let sure = try #require(LidCurve(Self.points({ Self.arch($0, bulge: 0.4) }, deviation: 0.1)))
    let unsure = try #require(LidCurve(Self.points({ Self.arch($0, bulge: 0.4) }, deviation: 1.5)))
    let smooth = try #require(LidCurve(Self.points({ Self.arch($0, bulge: 0) }, deviation: 0.1)))
    #expect(sure.height(at: 0) - smooth.height(at: 0) > 0.35)
    #expect(unsure.height(at: 0) - smooth.height(at: 0) < 0.2)
  }

  @Test(arguments: [1, 2, 5, 12, 13, 14, 40])
  func `any number of places is a finite curve`(count: Int) throws {
    let points = (0..<count).map { LidCurve.Point(x: 12 - Double($0), y: 4, deviation: 0.2) }
    let curve = try #require(LidCurve(points))
    for x in [-30, -10, 0.0, 10, 30] { #expect(curve.height(at: x).isFinite) }
  }

  @Test func `places on one spot are a finite curve`() throws {
    let curve = try #require(LidCurve((0..<13).map { LidCurve.Point(x: 1, y: Double($0), deviation: 0) }))
    #expect(curve.height(at: 1).isFinite)
  }
}
