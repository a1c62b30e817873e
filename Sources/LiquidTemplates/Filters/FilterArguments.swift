/// The arguments of one filter call, evaluated, and what filters may ask of their surroundings.
struct FilterArguments {
    let positional: [LiquidValue]
    let named: [String: LiquidValue]
    let options: LiquidOptions

    /// The argument at `index`; nil when it was not given.
    subscript(index: Int) -> LiquidValue? {
        index < positional.count ? positional[index] : nil
    }

    /// The text of the argument at `index`, or `fallback` when it was not given.
    func text(_ index: Int, default fallback: String = "") -> String {
        self[index]?.text ?? fallback
    }

    /// The argument at `index` as a whole number, or `fallback` when it was not given.
    func integer(_ index: Int, default fallback: Int) throws(LiquidFailure) -> Int {
        guard let value = self[index] else { return fallback }
        return try value.wholeNumber()
    }
}
