/// The output of a rendering and what it has used up, shared by the template and its partials.
final class RenderUsage {
    var output: [UInt8] = []
    var iterations = 0
    private var workBytes = 0

    /// Counts bytes produced by captures and filters.
    func work(bytes: Int, limits: LiquidLimits) throws(LiquidFailure) {
        workBytes += bytes
        guard workBytes <= limits.workBytes else {
            throw LiquidFailure("The template produces more than \(limits.workBytes) bytes of values", kind: .limit)
        }
    }
}

extension LiquidValue {
    /// About how much memory a filter's result takes, without what it shares with its input.
    var workBytes: Int {
        switch self {
        case .string(let text), .markup(let text), .json(let text): text.utf8.count
        case .array(let elements): elements.count * MemoryLayout<LiquidValue>.stride
        default: 0
        }
    }
}
