/// A value of Universal Binary JSON, as far as libxgboost writes it.
enum UBJSONValue: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case floats([Float])
    case integers([Int])
    case array([UBJSONValue])
    case object([String: UBJSONValue])

    subscript(_ key: String) -> UBJSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    var elements: [UBJSONValue]? {
        switch self {
        case .array(let elements): elements
        case .integers(let integers): integers.map { .integer($0) }
        case .floats(let floats): floats.map { .number(Double($0)) }
        default: nil
        }
    }

    var floats: [Float]? {
        switch self {
        case .floats(let floats): floats
        case .array(let elements) where elements.isEmpty: []
        default: nil
        }
    }

    var integers: [Int]? {
        switch self {
        case .integers(let integers): integers
        case .array(let elements):
            elements.map { element in
                switch element {
                case .integer(let integer): integer
                case .boolean(let boolean): boolean ? 1 : 0
                default: -1
                }
            }
        default: nil
        }
    }
}
