/// Part of an object, as HTTP's `Range` header can say it (RFC 9110, section 14.1.2).
package enum ByteRange: Sendable, Hashable {
    /// From the first position up to the end of the object.
    case from(Int64)
    /// Both positions included; the last one may lie behind the end of the object.
    case closed(Int64, Int64)
    /// The last so many bytes.
    case suffix(Int64)

    /// The positions of `range`.
    package init(_ range: Range<Int64>) {
        self = .closed(range.lowerBound, range.upperBound - 1)
    }

    /// The positions inside an object of `size` bytes; `invalidRange` when there are none.
    package func resolve(size: Int64) throws(ObjectStoreError) -> Range<Int64> {
        let resolved: Range<Int64>? =
            switch self {
            case .from(let first): first >= 0 && first < size ? first..<size : nil
            case .closed(let first, let last):
                first >= 0 && first < size && first <= last ? first..<(min(last, size - 1) + 1) : nil
            case .suffix(let count): count > 0 && size > 0 ? max(0, size - count)..<size : nil
            }
        guard let resolved else { throw .invalidRange(requested: header, size: size) }
        return resolved
    }

    /// The value of the `Range` header.
    package var header: String {
        switch self {
        case .from(let first): "bytes=\(first)-"
        case .closed(let first, let last): "bytes=\(first)-\(last)"
        case .suffix(let count): "bytes=-\(count)"
        }
    }
}
