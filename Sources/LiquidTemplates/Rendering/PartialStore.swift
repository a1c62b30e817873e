/// Compiles partials when they are first used in a rendering.
final class PartialStore {
    private let options: LiquidOptions
    private var compiled: [String: (source: TemplateSource, body: LiquidBody)] = [:]
    private var depth = 0

    init(options: LiquidOptions) {
        self.options = options
    }

    /// The partial `name`; nil when there is none.
    func partial(_ name: String) throws(LiquidError) -> (source: TemplateSource, body: LiquidBody)? {
        if let partial = compiled[name] { return partial }
        guard let text = options.partial(name) else { return nil }
        let source = TemplateSource(text, partial: name)
        let partial = (source, try TemplateParser.parse(source, options: options))
        compiled[name] = partial
        return partial
    }

    /// Runs `render` one partial deeper; false, without running it, when that is too deep.
    func descend(_ render: () throws(LiquidError) -> Void) throws(LiquidError) -> Bool {
        guard depth < options.limits.nesting else { return false }
        depth += 1
        defer { depth -= 1 }
        try render()
        return true
    }
}
