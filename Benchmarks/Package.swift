// swift-tools-version: 6.2
// Times each stage of the main job and counts its allocations; a package of its own, so that whoever uses the library
// need not fetch a benchmark runner. See README.md.
import PackageDescription

let package = Package(
  name: "digital-mask-benchmarks",
  dependencies: [
    .package(name: "digital-mask", path: ".."),
    // Without its traits: they replace malloc and the Swift runtime's retain and release by counting ones of other
    // packages, and slow what is timed. CAllocationCount counts allocations instead.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "CAllocationCount"),
    .executableTarget(
      name: "MaskBenchmarks",
      dependencies: [
        "CAllocationCount",
        .product(name: "DigitalMaskStages", package: "digital-mask"),
        .product(name: "DigitalMask", package: "digital-mask"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/MaskBenchmarks",
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
