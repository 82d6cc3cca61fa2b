import Benchmark
import FaceReconstruction
import FaceTracking
import MaskDisclosure
import MaskSigns

/// Pass 1: what becomes of each picture of the patient.
func registerWatching() {
  Benchmark("1 decode") { benchmark, reading in
    try benchmark.measure { try reading.next() }
  } setup: {
    try Reading()
  }

  // The tracker is told to follow somebody who is gone: it searches every picture and follows no face.
  Benchmark("2 detect, every picture searched") { benchmark, tracking in
    let frame = try tracking.frame()
    try benchmark.measure {
      guard try tracking.observe(frame) == nil else { throw SampleError.notWhatIsTimed }
    }
  } setup: {
    try Tracking(TrackerOptions(person: Sample.watched.get().first))
  }

  // Twice a second it looks around for other people, as it does in the job: that is the slowest percentile.
  Benchmark("3 mesh, a face followed") { benchmark, tracking in
    let frame = try tracking.frame()
    try benchmark.measure {
      guard try tracking.observe(frame) != nil else { throw SampleError.notWhatIsTimed }
    }
  } setup: {
    try Tracking()
  }

  Benchmark("4a fit, the person", configuration: .clip) { benchmark, watched in
    try benchmark.measure { () throws -> PersonSolution in
      var solver = try ClipSolver(pictureSize: watched.pictureSize)
      for observation in watched.observations { solver.ingest(observation) }
      return try solver.solvePerson()
    }
  } setup: {
    try Sample.watched.get()
  }

  Benchmark("4b fit, a picture") { benchmark, parts in
    let (watched, solution) = parts
    let index = benchmark.currentIteration % watched.times.count
    let (observation, time) = (watched.observations[index], watched.times[index])
    benchmark.measure { solution.fit(observation, time: time) }
  } setup: {
    (try Sample.watched.get(), try Sample.solution.get())
  }

  Benchmark("5 disclose, the clip", configuration: .clip) { benchmark, fit in
    try benchmark.measure { try disclose(fit, policy: .eyes, context: Sample.context).encode() }
  } setup: {
    try Sample.fit.get()
  }
}
