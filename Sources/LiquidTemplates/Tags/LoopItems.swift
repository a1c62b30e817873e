/// The elements that a loop runs over.
enum LoopItems {
    /// Elements `offset` to `offset + limit` of `value`: of an array, of a range, or the pairs of an object. A text is
    /// one element, and an empty one none.
    static func items(
        of value: LiquidValue, offset: Int, limit: Int?, limits: LiquidLimits
    ) throws(LiquidFailure) -> [LiquidValue] {
        switch value {
        case .string(let text), .markup(let text), .json(let text): return text.isEmpty ? [] : [value]
        case .array(let elements): return Array(slice(elements.indices, offset, limit).map { elements[$0] })
        case .object(let object):
            return slice(object.keys.indices, offset, limit).map {
                .array([.string(object.keys[$0]), object.values[$0]])
            }
        case .range(let first, let last):
            let places = slice(0..<LiquidValue.rangeCount(first, last), offset, limit)
            guard places.count <= limits.loopIterations else {
                throw LiquidFailure("The range \(value.text) has too many elements", kind: .limit)
            }
            return places.map { .integer(first + $0) }
        default: return []
        }
    }

    private static func slice(_ places: Range<Int>, _ offset: Int, _ limit: Int?) -> Range<Int> {
        let start = min(max(offset, 0), places.count)
        let end = limit.map { min(max(offset &+ $0, start), places.count) } ?? places.count
        return start..<max(start, end)
    }
}
