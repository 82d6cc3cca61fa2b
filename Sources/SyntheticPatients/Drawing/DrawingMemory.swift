/// What drawing one picture needs, kept for the next one: nothing in it outlasts a picture but the memory itself.
///
/// @unchecked because ``MemoryPool`` hands each to one drawing at a time.
final class DrawingMemory: @unchecked Sendable {
  var scene = Scene()
  var corners: [SIMD3<Float>] = []
  /// How far each corner moves while the shutter is open, pixels; empty when nothing does.
  var motion: [SIMD2<Float>] = []
  /// Normals, and in the fourth value the openness, of the scene's corners.
  var normals: [SIMD4<Float>] = []
  var tiling = Tiling()
  var shadow = ShadowMap()
  var samples = VisibilityBuffer(
    width: Renderer.tile * Renderer.samples, height: Renderer.tile * Renderer.samples)
  let skin = FragmentQueue.allocate(capacity: Renderer.tile * Renderer.tile * 4)
  let hair = FragmentQueue.allocate(capacity: Renderer.tile * Renderer.tile * 4)
  let cloth = FragmentQueue.allocate(capacity: Renderer.tile * Renderer.tile * 4)
  /// Linear light of the picture, rows from the top.
  var light: [SIMD4<Float>]
  var head: PatientHead

  init(head: PatientHead, width: Int, height: Int) {
    self.head = head
    light = Array(repeating: .zero, count: width * height)
  }

  deinit {
    skin.deallocate()
    hair.deallocate()
    cloth.deallocate()
  }
}
