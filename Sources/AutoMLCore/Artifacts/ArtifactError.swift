/// Why a model cannot be read or used.
package enum ArtifactError: Error, Equatable, CustomStringConvertible {
    case missing(file: String)
    case corrupted(file: String, reason: String)
    /// The model was written by a later version, or by something else.
    case unknownVersion(Int, known: Int)
    case unknownModel(kind: String)
    /// Rows lack a column that the model was trained on.
    case missingColumns([String])
    case unwritable(path: String, reason: String)

    package var description: String {
        switch self {
        case .missing(let file): "the model has no file \(file)"
        case .corrupted(let file, let reason): "the model's file \(file) \(reason): train or copy the model again"
        case .unknownVersion(let version, let known): "the model has schema version \(version), this program reads version \(known)"
        case .unknownModel(let kind): "the model has a member of the kind \(kind), which this program does not know"
        case .missingColumns(let names): "the data has no column \(names.joined(separator: ", ")), on which the model was trained"
        case .unwritable(let path, let reason): "the model cannot be written to \(path): \(reason)"
        }
    }
}
