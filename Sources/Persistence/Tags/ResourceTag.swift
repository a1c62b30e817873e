/// A name and a value an admin has put on a resource.
package struct ResourceTag: Sendable, Hashable, Codable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
