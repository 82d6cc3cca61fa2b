// swift-tools-version: 6.2
// The house, target by target; docs/architecture.md says why each arrow is there, and .ci/proofs hold them.
import PackageDescription

let deps = "\(Context.packageDirectory)/.deps"

/// Every target of ours: Swift 6, warnings are errors.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
/// Behind the wall, and what draws: memory safety without exception.
let walled: [SwiftSetting] = strict + [.strictMemorySafety()]
/// Embedded bytes need C23's #embed; no fused multiply-add, so that all machines compute the same.
let embedded: [CSetting] = [.unsafeFlags(["-std=gnu2x", "-ffp-contract=off"])]

let package = Package(
  name: "digital-mask",
  products: [
    .library(name: "DigitalMask", targets: ["DigitalMask"]),
    .executable(name: "digitalmask", targets: ["digitalmask"]),
    // The stages one by one, for Benchmarks/.
    .library(
      name: "DigitalMaskStages",
      targets: ["VideoDecoding", "FaceTracking", "FaceReconstruction", "MaskDisclosure", "MaskSigns", "MaskRendering"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Libraries of others
    .systemLibrary(
      name: "CFFmpeg", pkgConfig: "libavformat libavcodec libavutil libswscale",
      providers: [.apt(["libavformat-dev", "libavcodec-dev", "libavutil-dev", "libswscale-dev"])]),
    .systemLibrary(name: "CLAPACK", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
    .target(
      name: "COpenVINO",
      linkerSettings: [
        .linkedLibrary("openvino_c"),
        .unsafeFlags(["-L\(deps)/openvino/lib", "-Xlinker", "-rpath", "-Xlinker", "\(deps)/openvino/lib"]),
      ]),

    // Data
    .target(name: "CHeadMesh", cSettings: embedded),
    .target(name: "CFaceShapes", exclude: ["shapes.bin"], cSettings: embedded),
    .target(name: "CEyeNetwork", cSettings: embedded),
    .target(name: "CIdentityBasis", exclude: ["landmarks.bin"], cSettings: embedded),

    // What may leave, and how it is drawn
    .target(name: "MaskSigns", swiftSettings: walled),
    .target(name: "HeadGeometry", swiftSettings: walled),
    .target(name: "Rasterization", swiftSettings: walled),
    .target(
      name: "MaskRendering", dependencies: ["MaskSigns", "HeadGeometry", "Rasterization", "CHeadMesh"],
      swiftSettings: walled),
    .target(name: "VideoEncoding", dependencies: ["Rasterization", "CFFmpeg"], swiftSettings: strict),

    // What is behind the wall
    .target(name: "VideoDecoding", dependencies: ["CFFmpeg"], swiftSettings: strict),
    .target(
      name: "FaceReconstruction",
      dependencies: ["MaskSigns", "CIdentityBasis", "CLAPACK", .product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: strict),
    .target(
      name: "FaceTracking", dependencies: ["VideoDecoding", "FaceReconstruction", "COpenVINO", "CEyeNetwork"],
      swiftSettings: strict),
    .target(name: "MaskDisclosure", dependencies: ["FaceReconstruction", "MaskSigns"], swiftSettings: strict),

    // What a clinician reads from a record
    .target(
      name: "ClinicalFindings", dependencies: ["MaskSigns", .product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: strict),

    .target(
      name: "Reports", dependencies: ["ClinicalFindings", "MaskSigns", "MaskRendering", "VideoEncoding"], swiftSettings: strict),

    // For the audit and for tests of synthetic people; never on the way from a video to its mask.
    .target(name: "FaceRecognition", dependencies: ["COpenVINO"], swiftSettings: strict),

    // Older ways of hiding a face, which masks are compared with.
    .target(name: "FaceHiding", swiftSettings: strict),

    // Attacks masks and records as an adversary would; never linked by DigitalMask.
    .target(
      name: "ReidentificationAudit",
      dependencies: [
        "SyntheticPatients", "FaceHiding", "FaceRecognition", "FaceTracking", "VideoDecoding", "FaceReconstruction", "MaskDisclosure",
        "MaskSigns", "MaskRendering", "ClinicalFindings", "CLAPACK", .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),

    // What composes
    .target(
      name: "DigitalMask",
      dependencies: [
        "VideoDecoding", "FaceTracking", "FaceReconstruction", "MaskDisclosure", "MaskSigns", "MaskRendering",
        "VideoEncoding", "ClinicalFindings", .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .target(
      name: "ClinicPreview", dependencies: ["VideoDecoding", "MaskSigns", "MaskRendering", "Rasterization", "CFFmpeg"],
      swiftSettings: strict),
    .target(
      name: "SyntheticPatients",
      dependencies: ["MaskSigns", "HeadGeometry", "Rasterization", "VideoEncoding", "FaceHiding", "CHeadMesh", "CFaceShapes"],
      swiftSettings: strict),
    // How far what is measured is from the truth; never linked by DigitalMask.
    .target(
      name: "AccuracyStudy",
      dependencies: [
        "SyntheticPatients", "FaceHiding", "VideoEncoding", "VideoDecoding", "FaceTracking", "FaceReconstruction", "MaskDisclosure",
        "MaskSigns", "MaskRendering", "ClinicalFindings", "DigitalMask",
      ], swiftSettings: strict),
    .executableTarget(
      name: "digitalmask",
      dependencies: [
        "DigitalMask", "ClinicPreview", "SyntheticPatients", "AccuracyStudy", "FaceTracking", "VideoEncoding",
        "ReidentificationAudit", "Reports", "FaceRecognition", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/Command", swiftSettings: strict),

    // What developers measure with; see Tools/landmark_agreement.py
    .executableTarget(
      name: "landmark-dump", dependencies: ["FaceTracking", "FaceReconstruction", "VideoDecoding"],
      path: "Sources/LandmarkDump", swiftSettings: strict),

    // Where the landmark network puts its points on people whose surface is known; see Tools/identity_basis.py
    .executableTarget(
      name: "landmark-places",
      dependencies: [
        "SyntheticPatients", "FaceTracking", "FaceReconstruction", "MaskSigns", "VideoDecoding", "VideoEncoding",
      ], path: "Sources/LandmarkPlaces", swiftSettings: strict),

    // Are synthetic people different people to a face recogniser?
    .executableTarget(
      name: "people-study", dependencies: ["SyntheticPatients", "FaceRecognition"], path: "Sources/PeopleStudy",
      swiftSettings: strict),

    // Eyes of people who do not exist, with what is to be read off them: what the eye network learns from
    .executableTarget(
      name: "eye-crops", dependencies: ["SyntheticPatients", "FaceTracking", "FaceReconstruction", "VideoDecoding", "MaskSigns"],
      path: "Sources/EyeCrops", swiftSettings: strict),

    // What is read of the wrinkles of people whose wrinkles are known; see Training/wrinkles.py
    .executableTarget(
      name: "wrinkle-readings",
      dependencies: [
        "SyntheticPatients", "FaceTracking", "FaceReconstruction", "MaskSigns", "VideoDecoding", "VideoEncoding",
      ], path: "Sources/WrinkleReadings", swiftSettings: strict),

    // Tests
    .testTarget(name: "MaskSignsTests", dependencies: ["MaskSigns"], swiftSettings: strict),
    .testTarget(name: "ClinicalFindingsTests", dependencies: ["ClinicalFindings", "MaskSigns"], swiftSettings: strict),
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "ClinicalFindings", "MaskSigns"], swiftSettings: strict),
    .testTarget(
      name: "MaskRenderingTests", dependencies: ["MaskRendering", "HeadGeometry", "Rasterization", "MaskSigns"],
      swiftSettings: strict),
    .testTarget(
      name: "VideoTests", dependencies: ["VideoDecoding", "VideoEncoding", "Rasterization"], swiftSettings: strict),
    .testTarget(
      name: "ClinicPreviewTests", dependencies: ["ClinicPreview", "VideoDecoding", "MaskSigns"], swiftSettings: strict),
    .testTarget(name: "FaceReconstructionTests", dependencies: ["FaceReconstruction"], swiftSettings: strict),
    .testTarget(
      name: "FaceTrackingTests",
      dependencies: [
        "FaceTracking", "FaceReconstruction", "VideoDecoding", "MaskSigns", "SyntheticPatients", "VideoEncoding",
        "Rasterization", "eye-crops",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "FaceRecognitionTests", dependencies: ["FaceRecognition"], exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "MaskDisclosureTests", dependencies: ["MaskDisclosure", "FaceReconstruction", "MaskSigns"],
      swiftSettings: strict),
    .testTarget(
      name: "SyntheticPatientsTests",
      dependencies: ["SyntheticPatients", "MaskRendering", "VideoDecoding", "HeadGeometry", "MaskSigns", "VideoEncoding"], swiftSettings: strict),
    .testTarget(
      name: "ReidentificationAuditTests",
      dependencies: ["ReidentificationAudit", "FaceHiding", "SyntheticPatients", "FaceRecognition", "MaskDisclosure", "MaskSigns", "ClinicalFindings"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "AccuracyStudyTests",
      dependencies: [
        "AccuracyStudy", "ClinicalFindings", "FaceTracking", "FaceReconstruction", "MaskDisclosure", "MaskSigns", "SyntheticPatients",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "DigitalMaskTests",
      dependencies: [
        "DigitalMask", "ClinicPreview", "VideoDecoding", "VideoEncoding", "MaskRendering", "MaskSigns", "MaskDisclosure",
        "FaceReconstruction", "ClinicalFindings",
      ], swiftSettings: strict),
  ]
)
