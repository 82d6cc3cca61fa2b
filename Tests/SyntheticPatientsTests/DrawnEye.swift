import HeadGeometry
import MaskSigns

@testable import SyntheticPatients

/// What the samples of a drawn picture show of one eye, without its lashes. The head must be straight.
///
/// Measured on the visibility buffer, so it owes nothing to the margins that the truth is computed from.
struct DrawnEye {
  /// Samples that show the globe.
  var visibleSamples: Int
  /// Heights of the fissure's upper and lower end over the iris' centre in the iris' own column, millimetres.
  var upper: Double
  var lower: Double
  /// Middle of the samples that show the iris, pixels.
  var irisMiddle: SIMD2<Double>

  init(_ patient: SyntheticPatient, _ pose: PatientPose, _ eye: Eye) {
    let (scene, truth) = patient.scene(pose)
    var bare = Scene()
    bare.positions = scene.positions
    bare.normals = scene.normals
    bare.places = scene.places
    for (t, m) in zip(scene.triangles, scene.materials) where m != .lash {
      bare.triangles.append(t)
      bare.materials.append(m)
    }
    let buffer = patient.renderer(pose).visibility(bare)
    let frame = scene.eyes[eye == .right ? 0 : 1]
    let scale = Double(Renderer.samples)
    let centre = truth.eyes[eye].irisCentre * scale
    // Millimetres per sample at the iris.
    let depth = -Double(frame.centre.z) - Double(frame.irisDepth)
    let unit = depth / patient.camera.focalLength / scale
    let reach = Int(20 / unit)
    var visible = 0
    var iris = SIMD3<Double>()
    var column: [Int] = []
    for y in max(Int(centre.y) - reach, 0)..<min(Int(centre.y) + reach, buffer.height) {
      for x in max(Int(centre.x) - reach, 0)..<min(Int(centre.x) + reach, buffer.width) {
        let id = buffer.triangle[y * buffer.width + x]
        guard id >= 0, bare.materials[Int(id)] == .eye else { continue }
        visible += 1
        if x == Int(centre.x) { column.append(y) }
        let t = bare.triangles[Int(id)]
        let place = (bare.places[Int(t.x)] + bare.places[Int(t.y)] + bare.places[Int(t.z)]) / 3
        if place.z > 0, (place.x * place.x + place.y * place.y).squareRoot() < patient.person.eye.irisRadius {
          iris += SIMD3(Double(x) + 0.5, Double(y) + 0.5, 1)
        }
      }
    }
    visibleSamples = visible
    upper = column.min().map { (centre.y - Double($0)) * unit } ?? .nan
    lower = column.max().map { (centre.y - Double($0 + 1)) * unit } ?? .nan
    irisMiddle = iris.z > 0 ? SIMD2(iris.x, iris.y) / iris.z / scale : SIMD2(.nan, .nan)
  }
}
