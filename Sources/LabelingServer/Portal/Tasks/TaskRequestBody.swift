import Hummingbird
import LabelingDomain
import Manifests
import NIOCore

/// The JSON object that a request about a task carries.
struct TaskRequestBody: Sendable {
    private let json: JSONValue

    /// An empty body counts as an empty object. Throws `PortalError`.
    init(_ request: Request) async throws {
        let bytes: ByteBuffer
        do {
            bytes = try await request.body.collect(upTo: PortalRoutes.maxAnswerBytes)
        } catch is NIOTooManyBytesError {
            throw PortalError.tooLarge(limit: PortalRoutes.maxAnswerBytes)
        }
        if bytes.readableBytes == 0 {
            json = .object([])
            return
        }
        do {
            json = try JSONValue(parsing: Array(buffer: bytes))
        } catch {
            throw PortalError.invalidRequest("The body is not JSON: \(error)")
        }
        guard json.members != nil else { throw PortalError.invalidRequest("The body must be a JSON object.") }
    }

    func leaseToken() throws(PortalError) -> LeaseToken {
        guard let token = json["leaseToken"]?.string else {
            throw .invalidRequest("The body must have 'leaseToken', a string.")
        }
        return LeaseToken(token)
    }

    /// The object under `key`; what a worker's page answers is always one.
    func object(_ key: String) throws(PortalError) -> JSONValue {
        guard let value = json[key], value.members != nil else {
            throw .invalidAnswer("The body must have '\(key)', an object.")
        }
        return value
    }

    func flag(_ key: String) -> Bool { json[key] == .bool(true) }

    /// The number under `key`; nil when it is missing, no number or not finite.
    func number(_ key: String) -> Double? {
        guard case .number(let spelling)? = json[key], let value = Double(spelling), value.isFinite else { return nil }
        return value
    }
}
