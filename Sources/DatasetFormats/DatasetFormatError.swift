/// Why a dataset cannot be exported or imported at all; single records that do not fit are counted instead.
package enum DatasetFormatError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownFormat(String)
    case unreadable(path: String, reason: String)
    case unwritable(path: String, reason: String)
    case empty(path: String)
    case lineTooLong(path: String, line: Int, limitBytes: Int)
    /// No label attribute was named, and the lines have none or several.
    case labelAttribute(found: [String])
    /// The folder holds an export already, or one of something else.
    case folderInUse(path: String)
    /// The file is not of the format it should be.
    case malformed(path: String, reason: String)
    /// The format needs something that was not given.
    case missing(option: String, why: String)

    package var description: String {
        switch self {
        case .unknownFormat(let name): "there is no format '\(name)'; there are \(DatasetFormat.list)"
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
        case .empty(let path): "\(path) holds no record"
        case .lineTooLong(let path, let line, let limit): "\(path):\(line): the line is longer than \(limit) bytes"
        case .labelAttribute(let found):
            found.isEmpty
                ? "no line has a label: an attribute with a second one of the same name and '-metadata' after it"
                : "the lines have several labels, \(found.joined(separator: ", ")); choose one with --label-attribute"
        case .folderInUse(let path):
            "\(path) is not empty and holds no unfinished export of the same data; choose another folder, or --overwrite"
        case .malformed(let path, let reason): "\(path): \(reason)"
        case .missing(let option, let why): "\(option) is needed: \(why)"
        }
    }
}
