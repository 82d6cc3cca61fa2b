import MaskSigns
extension SignRecord { var fixedBits: Int { 0 }; var codedBytesPerSecond: Double { 0 } }
extension BaselineSign { var name: String { "" } }
extension MotionColumn { var unit: String { "" } }
