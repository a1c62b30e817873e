/// What the values of a column are, as AutoML jobs name them (09/AML-35); images are files.
package enum ColumnKind: String, Sendable, Codable, CaseIterable {
    case numeric
    case categorical
    case text
    case datetime
    case image
}
