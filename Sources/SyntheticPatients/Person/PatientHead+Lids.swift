import HeadGeometry
import MaskSigns

extension PatientHead {
  /// Poses the head such that the visible edges of its lids stand where they are commanded.
  ///
  /// The rig puts the posterior edge of a margin at its height. On a lid that droops far the anterior edge hangs lower, and
  /// how much depends on how thick the person's lids are: up to 0.2 mm. What is seen counts, so the command is moved by
  /// what it missed.
  mutating func move(to pose: PatientPose) {
    var asked = pose
    model.pose(Self.expression(asked, model.globes))
    for _ in 0..<2 {
      var furthest = 0.0
      for (index, eye) in Eye.allCases.enumerated() {
        // Lids that are closing meet, whatever their edges.
        let isOpen = smoothstep(0.3, 1.2, pose.upperLid[eye] - pose.lowerLid[eye])
        if isOpen <= 0 { continue }
        let seen = margins(index)
        let upper = (pose.upperLid[eye] - Double(seen.upper(0))) * isOpen
        let lower = (pose.lowerLid[eye] - Double(seen.lower(0))) * isOpen
        asked.upperLid[eye] += min(max(upper, -0.6), 0.6)
        asked.lowerLid[eye] += min(max(lower, -0.6), 0.6)
        furthest = max(furthest, abs(upper), abs(lower))
      }
      if furthest < 0.02 { return }
      model.pose(Self.expression(asked, model.globes))
    }
  }
}
