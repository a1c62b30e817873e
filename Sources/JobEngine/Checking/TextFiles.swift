/// Text files that are shown to workers.
enum TextFiles {
    /// The longest text shown: as long as an attribute of a manifest line may be, at four bytes a character (04/IN-7).
    static let maxBytes = 4 * 20_000
}
