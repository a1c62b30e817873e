/// A part of a longer list.
package struct Page<Element: Sendable>: Sendable {
    package let elements: [Element]
    /// What to ask for the next part with; nil at the end of the list.
    package let next: String?

    /// Makes a page of at most `limit` of `found`, which holds one more element when the list goes on.
    package init(_ found: [Element], limit: Int, key: (Element) -> String) {
        elements = Array(found.prefix(limit))
        next = found.count > limit ? elements.last.map(key) : nil
    }

    package init(elements: [Element], next: String?) {
        self.elements = elements
        self.next = next
    }

    /// The same page of other elements.
    package func map<Other: Sendable>(_ transform: (Element) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(elements: try elements.map(transform), next: next)
    }
}
