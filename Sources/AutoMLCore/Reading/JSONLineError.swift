/// Why a line is no record.
enum JSONLineError: Error, Equatable, CustomStringConvertible {
    case notAnObject(position: Int)
    case repeatedKey(String)

    var description: String {
        switch self {
        case .notAnObject(let position): "not a JSON object: see character \(position + 1)"
        case .repeatedKey(let key): "the key \(key) is there twice"
        }
    }
}
