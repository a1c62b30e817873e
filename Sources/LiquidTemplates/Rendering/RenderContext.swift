/// What rendering knows and has done so far: variables, output, counters and what is used up.
///
/// A class, because every node changes it; it never leaves the call that renders.
final class RenderContext {
    /// How control leaves a loop's body.
    enum Interrupt {
        case breaking, continuing
    }

    let options: LiquidOptions
    let partials: PartialStore
    /// The template or partial being rendered, for the places of errors.
    var source: TemplateSource
    var interrupt: Interrupt?
    /// Whether `include` may be used; not inside `render`.
    let allowsInclude: Bool

    private let data: LiquidObject
    private var counters: [String: Int] = [:]
    /// The outermost, where `assign` and `capture` go, comes first.
    private var scopes: [[String: LiquidValue]] = [[:]]
    private let usage: RenderUsage
    var memory = LoopMemory()

    init(
        data: LiquidObject, source: TemplateSource, options: LiquidOptions, partials: PartialStore,
        usage: RenderUsage, allowsInclude: Bool = true
    ) {
        self.data = data
        self.source = source
        self.options = options
        self.partials = partials
        self.usage = usage
        self.allowsInclude = allowsInclude
    }

    /// A context that sees none of this one's variables but writes to the same output, for `render`.
    func isolated(source: TemplateSource) -> RenderContext {
        RenderContext(
            data: LiquidObject(), source: source, options: options, partials: partials, usage: usage,
            allowsInclude: false)
    }

    // MARK: Variables

    /// The value of the variable `name`, nothing when there is none.
    func variable(_ name: String) -> LiquidValue {
        for scope in scopes.reversed() {
            if let value = scope[name] { return value }
        }
        if let count = counters[name] { return .integer(count) }
        return data[name] ?? .null
    }

    /// Sets a variable of the whole template.
    func assign(_ name: String, _ value: LiquidValue) {
        scopes[0][name] = value
    }

    /// Sets a variable of the innermost scope.
    func bind(_ name: String, _ value: LiquidValue) {
        scopes[scopes.count - 1][name] = value
    }

    /// Runs `body` with variables of its own.
    func withScope(at offset: Int, _ body: () throws(LiquidError) -> Void) throws(LiquidError) {
        guard scopes.count <= options.limits.nesting else {
            throw error(.limit, "Blocks and partials are nested too deeply", at: offset)
        }
        scopes.append([:])
        defer { scopes.removeLast() }
        try body()
    }

    /// The counter `name`, which begins with the data of that name if it is a whole number, or 0.
    func counter(_ name: String) -> Int {
        if let count = counters[name] { return count }
        guard case .integer(let start) = data[name] else { return 0 }
        return start
    }

    func setCounter(_ name: String, _ count: Int) {
        counters[name] = count
    }

    // MARK: Output

    /// Writes text that is right as it is.
    func write(_ bytes: [UInt8]) throws(LiquidError) {
        usage.output.append(contentsOf: bytes)
        try checkOutput()
    }

    func write(_ text: String) throws(LiquidError) {
        usage.output.append(contentsOf: text.utf8)
        try checkOutput()
    }

    /// Writes a value, escaped as `place` and the options ask for.
    func write(_ value: LiquidValue, at place: HTMLPlace) throws(LiquidError) {
        guard options.isGroundTruth else { return try write(value.text) }
        switch value {
        case .markup(let text): try write(text)
        case .json(let text) where place == .text: try write(text)
        default:
            HTMLEscaping.append(value.outputText, to: &usage.output)
            try checkOutput()
        }
    }

    /// What `body` prints, kept from the output.
    func capture(_ body: () throws(LiquidError) -> Void) throws(LiquidError) -> String {
        let start = usage.output.count
        try body()
        let captured = String(decoding: usage.output[start...], as: UTF8.self)
        usage.output.removeSubrange(start...)
        do {
            try usage.work(bytes: captured.utf8.count, limits: options.limits)
        } catch {
            throw placed(error, at: 0)
        }
        return captured
    }

    private func checkOutput() throws(LiquidError) {
        guard usage.output.count <= options.limits.outputBytes else {
            throw error(.limit, "The output has more than \(options.limits.outputBytes) bytes", at: 0)
        }
    }

    // MARK: Limits and errors

    /// Counts one pass through a loop.
    func countIteration(at offset: Int) throws(LiquidError) {
        usage.iterations += 1
        guard usage.iterations <= options.limits.loopIterations else {
            throw error(.limit, "Loops have run more than \(options.limits.loopIterations) times", at: offset)
        }
    }

    /// Counts the bytes that a filter has produced.
    func countWork(_ value: LiquidValue) throws(LiquidFailure) {
        try usage.work(bytes: value.workBytes, limits: options.limits)
    }

    func error(_ kind: LiquidError.Kind, _ message: String, at offset: Int) -> LiquidError {
        source.error(kind, message, at: offset)
    }

    func placed(_ failure: LiquidFailure, at offset: Int) -> LiquidError {
        source.error(failure.kind, failure.message, at: offset)
    }
}
