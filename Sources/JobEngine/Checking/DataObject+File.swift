import TaskTypes

extension DataObject {
    /// Whether the object is a file that has to be checked, because it may be missing or not what it should be.
    var isFile: Bool {
        switch self {
        case .text, .file: false
        case .image, .video, .textFile: true
        }
    }
}
