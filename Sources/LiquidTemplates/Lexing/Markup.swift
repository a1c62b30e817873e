/// A piece of a template that has meaning: what stands between `{{` and `}}`, or after a tag's name.
struct Markup: Sendable {
    let bytes: [UInt8]
    /// Where `bytes` begin in the source.
    let offset: Int

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text without white space around it.
    var trimmed: String {
        String(utf8: bytes.drop(while: \.isLiquidSpace).reversed().drop(while: \.isLiquidSpace).reversed())
    }
}
