import AWSWire

/// A request as it is kept with what it created, to be told again by its describe operation.
struct StoredRequest<Request: WireStructure>: Sendable {
    let request: Request

    init(_ request: Request) { self.request = request }

    /// Reads what `json` has written.
    init(json: String) throws {
        let value = try JSONBody.read(Array(json.utf8), as: Request.shape)
        guard let request = Request(wireValue: value) else { throw WireMismatch(member: "\(Request.self)") }
        self.request = request
    }

    var json: String { JSONBody.write(request.wireValue, as: Request.shape) }
}
