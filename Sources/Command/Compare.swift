import ArgumentParser
struct Compare: AsyncParsableCommand { }
struct Patients: AsyncParsableCommand { }
