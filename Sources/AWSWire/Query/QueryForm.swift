/// An `application/x-www-form-urlencoded` body, as the Query protocol sends its parameters.
package struct QueryForm: Sendable {
    /// The most parameters that are read.
    package static let maxParameters = 10_000

    /// The parameters, decoded; of a repeated name the last value counts.
    package let parameters: [String: String]

    package init(_ body: some Collection<UInt8>) throws(AWSError) {
        try self.init(String(decoding: body, as: UTF8.self))
    }

    package init(_ text: String) throws(AWSError) {
        var parameters: [String: String] = [:]
        let parts = text.split(separator: "&", omittingEmptySubsequences: true)
        guard parts.count <= Self.maxParameters else {
            throw AWSError(code: "MalformedInput", message: "More than \(Self.maxParameters) parameters were sent")
        }
        for part in parts {
            let mark = part.firstIndex(of: "=") ?? part.endIndex
            parameters[Self.decoded(part[..<mark])] = Self.decoded(part[mark...].dropFirst())
        }
        self.parameters = parameters
    }

    private static func decoded(_ text: Substring) -> String {
        PercentEncoding.decode(String(text.map { $0 == "+" ? " " : $0 }))
    }
}
