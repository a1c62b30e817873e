/// A page of the index.
package struct ObjectPage: Sendable {
    package let objects: [ObjectRow]
    package let commonPrefixes: [String]
    /// The last key or common prefix of the page; nil when nothing follows.
    package let next: String?
}
