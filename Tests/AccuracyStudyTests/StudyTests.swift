import FaceTracking
import Foundation
import MaskSigns
import Testing

@testable import AccuracyStudy

struct StudyTests {
  @Test func `people who may have been seen in training are refused`() throws {
    let models = try ModelFolder.find()
    #expect(throws: StudyError.seenPeople) { try AccuracyStudy(plan: StudyPlan(seed: 499_999), models: models) }
  }

  @Test func `sixty recordings are of all kinds, and nobody is drawn twice`() {
    let kinds = (0..<60).map(ClipKind.deal)
    #expect(ClipKind.allCases.map { kind in kinds.count { $0 == kind } } == [10, 14, 8, 14, 14])
    // Even `--quick` has every kind.
    #expect(Set(kinds.prefix(8)) == Set(ClipKind.allCases))
    let plan = StudyPlan()
    let people = (0..<400).map(plan.still) + (0..<60).map(plan.clip) + (0..<16).map(plan.sized)
    #expect(Set(people).count == people.count)
    #expect(people.allSatisfy { $0 >= StudyPlan.firstUnseen })
  }

  @Test func `stills spread from severe ptosis to retraction`() {
    let stills = (0..<400).map { StillSubject(person: StudyPlan().still($0)) }
    // Commanded heights over the globe's centre; the pupil adds a little.
    let lids = stills.flatMap { [$0.pose.upperLid.right, $0.pose.upperLid.left] }
    #expect(lids.count { $0 < 2 } > 80 && lids.count { $0 > 6 } > 60)
    #expect(Set(stills.map(\.pose)).count == 400)
    #expect(stills.allSatisfy { abs($0.pose.head.yaw.degrees) <= 25 })
  }

  @Test func `the whole way from a person's number to a figure`() async throws {
    let plan = StudyPlan(stills: 2, clips: 0, stillsPerEyeDistance: 0, masks: 0)
    let study = try AccuracyStudy(plan: plan, models: ModelFolder.find())
    let results = try await study.measure()
    #expect(results.stills.count == 2)
    for still in results.stills {
      #expect(still.sample.eyeDistance >= 100)
      let ours = try #require(still.sample.ours)
      let theirs = try #require(still.sample.mediaPipe)
      for eye in Eye.allCases {
        // The iris lies where it was drawn, to a tenth of the eyes' distance: sides and pixels are those of the truth.
        let d = ours.eyes[eye].iris - still.sample.truth.eyes[eye].iris
        #expect((d * d).sum().squareRoot() < 0.1 * still.sample.eyeDistance)
        #expect(ours.eyes[eye].mrd1 > -4 && ours.eyes[eye].mrd1 < 10)
        #expect(theirs.eyes[eye].fissureWidth > 15 && theirs.eyes[eye].fissureWidth < 45)
      }
    }
    #expect(AccuracyPage(results).text.hasPrefix("# Accuracy\n"))
  }

  @Test func `a recording, its mask, and what was kept of it`() async throws {
    let models = try ModelFolder.find()
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("accuracy-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    var subject = ClipSubject(kind: .squint, person: StudyPlan.firstUnseen + 3)
    subject.recipe.script.duration = 1
    let kept = DrawingPlace(path: place.path, isKept: true)
    let clip = try await subject.run(Instrument(models: models), in: kept, withMask: true)
    #expect(clip.samples.count == 30)
    #expect(clip.samples.count { $0.ours != nil } > 25)
    #expect(try #require(clip.mask).pictures.count { $0.read != nil } > 25)
    // What was kept is measured again, to the same numbers.
    let again = try await subject.run(Instrument(models: models), in: kept, withMask: false)
    #expect(again.samples.map(\.truth.eyes.left) == clip.samples.map(\.truth.eyes.left))
    #expect(again.samples.map { $0.ours?.eyes.right } == clip.samples.map { $0.ours?.eyes.right })
  }
}
