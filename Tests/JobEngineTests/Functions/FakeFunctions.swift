import JobEngine
import Manifests
import Synchronization
import Testing

/// Functions of the account that are closures of a test; a call of one that is not there fails.
final class FakeFunctions: Sendable {
    static let before = "arn:aws:lambda:us-east-1:123456789012:function:before"
    static let after = "arn:aws:lambda:us-east-1:123456789012:function:after"

    typealias Handler = @Sendable (_ event: JSONValue, _ call: Int) async throws -> String

    private let handlers: [String: Handler]
    private let calls = Mutex<[String: [JSONValue]]>([:])

    init(before: Handler? = nil, after: Handler? = nil) {
        handlers = [Self.before: before, Self.after: after].compactMapValues { $0 }
    }

    func events(of arn: String) -> [JSONValue] { calls.withLock { $0[arn] ?? [] } }

    var functions: AnnotationFunctions {
        AnnotationFunctions(
            exists: { [handlers] in handlers[$0] != nil },
            invoke: { arn, payload in
                let handler = try #require(self.handlers[arn])
                let event = try JSONValue(parsing: payload)
                let count = self.calls.withLock { calls in
                    calls[arn, default: []].append(event)
                    return calls[arn, default: []].count
                }
                return try await handler(event, count)
            })
    }
}
