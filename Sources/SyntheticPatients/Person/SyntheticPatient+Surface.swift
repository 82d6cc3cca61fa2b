extension SyntheticPatient {
  /// The person's unposed skin and globes in the head's frame, millimetres, in the order of the generic head's vertices.
  ///
  /// For measuring where landmark networks put their points on a face; see Tools/identity_basis.py.
  public var restingVertices: [SIMD3<Double>] {
    (person.shape.positions(.embedded, .embedded) ?? []).map { SIMD3<Double>($0) }
  }
}
