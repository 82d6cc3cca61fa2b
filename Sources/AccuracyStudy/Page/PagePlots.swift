/// The pictures of the page.
enum PagePlots {
  static func all(_ results: StudyResults) -> [(name: String, svg: String)] {
    let eyes = StillEye.all(results.stills).open
    func error(
      _ breakdown: (@escaping (EyeReading) -> Double?) -> Breakdown, _ axis: String, isLabelled: Bool, isLogarithmic: Bool = false
    ) -> String {
      ErrorPlot.svg(
        LidFigures.signs.map { ($0.name, breakdown($0.value)) }, axis: axis, isLabelled: isLabelled, readers: results.plotted,
        isLogarithmic: isLogarithmic)
    }
    return [
      ("bland-altman-mrd1.svg", BlandAltmanPlot.svg("MRD1", eyes) { $0.mrd1 }),
      ("bland-altman-mrd2.svg", BlandAltmanPlot.svg("MRD2", eyes) { $0.mrd2 }),
      ("error-by-severity.svg", error(results.bySeverity, "true MRD1, mm", isLabelled: false)),
      ("error-by-skin.svg", error(results.bySkin, "relative luminance of the cheek (darker left)", isLabelled: false)),
      ("error-by-yaw.svg", error(results.byYaw, "turn of the head away from the camera at this eye, degrees", isLabelled: false)),
      (
        "error-by-resolution.svg",
        error(results.byResolution, "distance of the eyes, pixels", isLabelled: true, isLogarithmic: true)
      ),
      ("nystagmus.svg", NystagmusPlot.svg(NystagmusFigures(results).beats)),
    ]
  }
}
