import TaskTypes

extension DataObject {
    /// Whether the object is a file, which may be missing or not what it should be.
    var isFile: Bool {
        switch self {
        case .text: false
        case .image, .textFile: true
        }
    }
}
