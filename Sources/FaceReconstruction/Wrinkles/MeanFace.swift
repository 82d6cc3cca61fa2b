/// Where the mesh's points lie on the mean face; for what is cut out of a picture by them.
package enum MeanFace {
  /// 468 places in the head frame, millimetres: x to the patient's left, y up, z out of the face.
  package static let places: [SIMD3<Double>] = Array(LandmarkBasis.shared.mean.prefix(LandmarkBasis.meshCount))
}
