/// What is wrong with a manifest, in static sentences: names and cells of the file are never repeated.
public enum ManifestFault: String, Hashable, Sendable {
  case missing = "There is no such manifest, or it may not be read."
  case tooLarge = "The manifest is larger than 16 MiB."
  case notText = "The manifest is not UTF-8 text."
  case noHeader = "The manifest begins with a line of column names that holds 'person' and 'session'."
  case columnName = "A column's name is empty, has more than 32 characters, or holds other than letters, digits, blanks, - and _."
  case doubleColumn = "Two columns have one name."
  case tooManyColumns = "There are more than 16 columns."
  case nothingToAttack = "None of the columns 'original', 'mask' and 'record' is there."
  case tooManyLines = "There are more than 20000 lines or 3000 people."
  case cells = "The line has another number of cells than the first line has columns."
  case cell = "A cell is longer than 1024 bytes or holds a control character."
  case noName = "The line names no person or no session."
  case doubleSession = "This person's session stands in an earlier line already."
  case groupDiffers = "A group's value differs from the one in an earlier line of this person."
  case tooManyGroups = "A group column has more than 24 different values: it would name people, not groups."
  case tooFewPeople = "Fewer than 10 people have two sessions: no figure can rest on so few."
}
