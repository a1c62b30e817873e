import Manifests

/// A value of a label category file, and where in the file it stands.
struct LabelCategoryNode: Sendable {
    let json: JSONValue
    /// In words, e.g. `'name' of entry 2 of 'frameAttributes'`; empty for the whole file.
    let place: String

    /// The value of `key`; null counts as nothing.
    func memberIfAny(_ key: String) -> LabelCategoryNode? {
        guard let value = json[key], value != .null else { return nil }
        return LabelCategoryNode(json: value, place: place(of: key))
    }

    /// The value of `key`. `type` says in the error what is missing.
    func member(_ key: String, isA type: String) throws(LabelCategoryFileError) -> LabelCategoryNode {
        guard let value = memberIfAny(key) else { throw .missing(place: place(of: key), type: type) }
        return value
    }

    /// The elements of an array.
    func entries() throws(LabelCategoryFileError) -> [LabelCategoryNode] {
        guard let elements = json.array else { throw wrongType("an array") }
        return elements.enumerated().map { LabelCategoryNode(json: $1, place: "entry \($0 + 1) of \(place)") }
    }

    func expectObject() throws(LabelCategoryFileError) {
        guard json.members != nil else { throw wrongType("an object") }
    }

    func expectCount(_ count: Int, in limits: ClosedRange<Int>) throws(LabelCategoryFileError) {
        guard limits.contains(count) else { throw .count(place: place, count: count, limits: limits) }
    }

    /// A string of so many characters.
    func text(_ characters: ClosedRange<Int>) throws(LabelCategoryFileError) -> String {
        guard let text = json.string else { throw wrongType("a string") }
        let count = text.unicodeScalars.count
        guard characters.contains(count) else {
            throw .length(place: place, value: Self.excerpt(text), characters: count, limits: characters)
        }
        return text
    }

    func choice(_ allowed: [String]) throws(LabelCategoryFileError) -> String {
        guard let text = json.string, allowed.contains(text) else {
            throw .notAllowed(place: place, found: Self.excerpt(json.string ?? json.description), allowed: allowed)
        }
        return text
    }

    func flag() throws(LabelCategoryFileError) -> Bool {
        guard case .bool(let value) = json else { throw wrongType("true or false") }
        return value
    }

    func integer() throws(LabelCategoryFileError) -> Int {
        guard case .number(let spelling) = json, let value = Int(spelling) else { throw wrongType("an integer") }
        return value
    }

    func wrongType(_ type: String) -> LabelCategoryFileError {
        .wrongType(place: place, found: Self.excerpt(json.description), type: type)
    }

    func misplaced(_ reason: String) -> LabelCategoryFileError { .misplaced(place: place, reason: reason) }

    private func place(of key: String) -> String { place.isEmpty ? "'\(key)'" : "'\(key)' of \(place)" }

    private static let maxExcerptCharacters = 80

    private static func excerpt(_ text: String) -> String {
        text.count > maxExcerptCharacters ? text.prefix(maxExcerptCharacters) + "…" : text
    }
}
