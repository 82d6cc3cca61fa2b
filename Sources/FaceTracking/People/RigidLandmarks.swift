/// The mesh points that expression moves least: canthi, bridge and base of the nose, forehead, cheekbones.
///
/// Source: MediaPipe's canonical face mesh (Apache-2.0), about centimetres; here x to the picture's right, y down, z away
/// from the camera, as the mesh has them.
enum RigidLandmarks {
  struct Landmark {
    /// Which of the 468 mesh points.
    var index: Int
    /// Place in ``all`` of its mirror partner; its own on the midline.
    var partner: Int
    /// Position on the average face.
    var place: SIMD3<Double>
  }

  /// 23 points.
  static let all: [Landmark] = [
    Landmark(index: 33, partner: 3, place: [-4.446, -2.664, -3.173]),
    Landmark(index: 133, partner: 2, place: [-1.856, -2.585, -3.758]),
    Landmark(index: 362, partner: 1, place: [1.856, -2.585, -3.758]),
    Landmark(index: 263, partner: 0, place: [4.446, -2.664, -3.173]),
    Landmark(index: 168, partner: 4, place: [0.000, -3.271, -5.236]),
    Landmark(index: 6, partner: 5, place: [0.000, -2.473, -5.789]),
    Landmark(index: 197, partner: 6, place: [0.000, -1.728, -6.317]),
    Landmark(index: 195, partner: 7, place: [0.000, -1.059, -6.775]),
    Landmark(index: 5, partner: 8, place: [0.000, -0.366, -7.243]),
    Landmark(index: 4, partner: 9, place: [0.000, 0.463, -7.587]),
    Landmark(index: 1, partner: 10, place: [0.000, 1.127, -7.476]),
    Landmark(index: 2, partner: 11, place: [0.000, 2.089, -6.058]),
    Landmark(index: 98, partner: 13, place: [-1.406, 1.714, -5.241]),
    Landmark(index: 327, partner: 12, place: [1.406, 1.714, -5.241]),
    Landmark(index: 129, partner: 15, place: [-1.786, 0.978, -4.850]),
    Landmark(index: 358, partner: 14, place: [1.786, 0.978, -4.850]),
    Landmark(index: 9, partner: 16, place: [0.000, -4.886, -5.385]),
    Landmark(index: 8, partner: 17, place: [0.000, -4.019, -5.285]),
    Landmark(index: 151, partner: 18, place: [0.000, -6.545, -5.027]),
    Landmark(index: 116, partner: 20, place: [-6.465, -0.937, -1.690]),
    Landmark(index: 345, partner: 19, place: [6.465, -0.937, -1.690]),
    Landmark(index: 117, partner: 22, place: [-5.259, -0.946, -2.974]),
    Landmark(index: 346, partner: 21, place: [5.259, -0.946, -2.974]),
  ]

  /// Distance of the outer canthi on the average face, in the same unit.
  static let outerCanthalDistance = 8.892
}
