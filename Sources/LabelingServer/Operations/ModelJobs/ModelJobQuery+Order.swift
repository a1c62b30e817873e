import Persistence

extension ModelJobQuery.Order {
    /// Reads `SortBy`; nil when it is not given.
    init?(api name: String?) {
        switch name {
        case "Name": self = .name
        case "Status": self = .status
        case "CreationTime": self = .creationTime
        default: return nil
        }
    }
}
