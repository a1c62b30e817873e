import AWSWire
import Persistence
import ServiceShapes

extension ResourceTag {
    private static let reservedPrefix = "aws:"

    /// A tag of a request. Names that begin with `aws:` are not for users.
    init(checking tag: SageMaker.Tag) throws(AWSError) {
        guard !tag.key.lowercased().hasPrefix(Self.reservedPrefix) else {
            throw .validation("The tag key '\(tag.key)' must not start with '\(Self.reservedPrefix)', which is reserved.")
        }
        self.init(name: tag.key, value: tag.value)
    }
}

extension SageMaker.Tag {
    init(_ tag: ResourceTag) {
        self.init(key: tag.name, value: tag.value)
    }
}
