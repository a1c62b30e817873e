extension RenderContext {
    /// The value of `expression` with its filters.
    func evaluate(_ expression: FilteredExpression) throws(LiquidError) -> LiquidValue {
        var value = try evaluate(expression.base, at: expression.offset)
        for call in expression.calls {
            var positional: [LiquidValue] = []
            for argument in call.positional { positional.append(try evaluate(argument, at: call.offset)) }
            var named: [String: LiquidValue] = [:]
            for argument in call.named { named[argument.name] = try evaluate(argument.value, at: call.offset) }
            let arguments = FilterArguments(positional: positional, named: named, options: options)
            do {
                value = try call.filter.apply(value, arguments)
                try countWork(value)
            } catch {
                throw placed(error, at: call.offset)
            }
        }
        return value
    }

    /// The value of `expression`; `offset` is where errors are placed.
    func evaluate(_ expression: Expression, at offset: Int) throws(LiquidError) -> LiquidValue {
        switch expression {
        case .literal(let value): value
        case .variable(let path): try evaluate(path, at: offset)
        case .range(let first, let last):
            .range(
                first: try rangeEnd(try evaluate(first, at: offset), at: offset),
                last: try rangeEnd(try evaluate(last, at: offset), at: offset))
        }
    }

    /// Whether `condition` holds.
    func evaluate(_ condition: Condition) throws(LiquidError) -> Bool {
        switch condition {
        case .truth(let expression): return try evaluate(expression, at: 0).isTruthy
        case .and(let left, let right):
            guard try evaluate(left) else { return false }
            return try evaluate(right)
        case .or(let left, let right):
            if try evaluate(left) { return true }
            return try evaluate(right)
        case .comparison(let left, let operation, let right, let offset):
            let left = try evaluate(left, at: offset)
            let right = try evaluate(right, at: offset)
            do {
                return try left.compares(operation, right)
            } catch {
                throw placed(error, at: offset)
            }
        }
    }

    private func evaluate(_ path: VariablePath, at offset: Int) throws(LiquidError) -> LiquidValue {
        var value: LiquidValue =
            switch path.root {
            case .name(let name): variable(name)
            case .computed(let expression): variable(try evaluate(expression, at: offset).text)
            }
        for step in path.steps {
            let found: LiquidValue? =
                switch step {
                case .member(let name): value.member(name)
                case .element(let expression): value.element(try evaluate(expression, at: offset))
                }
            guard let found else { return .null }
            value = found
        }
        return value
    }

    private func rangeEnd(_ value: LiquidValue, at offset: Int) throws(LiquidError) -> Int {
        switch value {
        case .integer(let number): return number
        case .decimal(let number): return Int(exactly: number.value.rounded(.towardZero)) ?? 0
        case .null, .string, .markup, .json:
            guard case .whole(let number) = LiquidNumber(value.text) else { return 0 }
            return number
        default: throw error(.value, "invalid integer in a range", at: offset)
        }
    }
}
