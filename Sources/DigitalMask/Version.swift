/// The version of software, record and receipt that this source makes.
public let softwareVersion = "0.1.0"
