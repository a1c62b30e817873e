import AWSWire
import ServiceShapes
import Testing

@Suite struct PatternTests {
    @Test("every pattern of the models can be read", arguments: GeneratedOperations.all.map(\.name))
    func patterns(_ name: String) throws {
        let operation = try #require(GeneratedOperations.all.first { $0.name == name })
        for shape in [operation.input, operation.output] {
            visit(shape) { constraints in
                if let pattern = constraints.pattern { #expect(pattern.isReadable, "\(pattern.text)") }
            }
        }
    }

    private func visit(_ shape: Shape, _ body: (Constraints) -> Void) {
        body(shape.constraints)
        switch shape.kind {
        case .structure(_, let members): for member in members { visit(member.shape, body) }
        case .list(let item, _, _): visit(item, body)
        case .map(let key, let value, _):
            visit(key, body)
            visit(value, body)
        default: break
        }
    }
}
