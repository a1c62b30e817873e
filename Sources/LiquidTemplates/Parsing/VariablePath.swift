/// A variable and the way from it to a part of its value: `product.tags[1]`, `['bar baz'].qux`.
struct VariablePath: Sendable {
    /// What names the variable.
    enum Root: Sendable {
        case name(String)
        case computed(Expression)
    }

    /// One step into a value.
    enum Step: Sendable {
        /// `.name`: a member, or `size`, `first` or `last`.
        case member(String)
        /// `[expression]`: an element or a member.
        case element(Expression)
    }

    let root: Root
    let steps: [Step]
}
