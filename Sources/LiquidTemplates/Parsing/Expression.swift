/// An expression without filters.
indirect enum Expression: Sendable {
    case literal(LiquidValue)
    case variable(VariablePath)
    case range(Expression, Expression)
}
