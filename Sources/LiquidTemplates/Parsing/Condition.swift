/// What decides an `if`.
indirect enum Condition: Sendable {
    case truth(Expression)
    case comparison(Expression, Comparison, Expression, offset: Int)
    /// `and` and `or` bind alike, from the right: `a and b or c` is `a and (b or c)`.
    case and(Condition, Condition)
    case or(Condition, Condition)
}
