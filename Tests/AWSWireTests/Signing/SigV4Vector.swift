import AWSWire
import Foundation
import HTTPTypes
import Testing

/// A case of the public SigV4 test suite: a request and what its signature passes through.
struct SigV4Vector: Sendable, CustomTestStringConvertible {
    let name: String
    private(set) var head: RequestHead
    let body: [UInt8]
    let canonicalRequest: String
    let stringToSign: String
    let authorization: String

    var testDescription: String { name }

    static let credentials = SigningCredentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    static let date = Date(timeIntervalSince1970: 1_440_938_160)

    static let all: [SigV4Vector] = {
        let folder = Bundle.module.bundleURL.appending(path: "Fixtures/sigv4")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "req" }.map { $0.deletingPathExtension() }
            .sorted { $0.path < $1.path }.map { SigV4Vector(at: $0) }
    }()

    private init(at file: URL) {
        func text(_ kind: String) -> String {
            let data = (try? Data(contentsOf: file.appendingPathExtension(kind))) ?? Data()
            return String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        }
        name = file.lastPathComponent
        canonicalRequest = text("creq")
        stringToSign = text("sts")
        authorization = text("authz")
        let parts = text("req").components(separatedBy: "\n\n")
        body = Array(parts.dropFirst().joined(separator: "\n\n").utf8)
        head = Self.head(parts[0])
        // One case leaves the token to the signer: the request does not carry it, what is signed does.
        if let token = canonicalRequest.split(separator: "\n").first(where: { $0.hasPrefix("x-amz-security-token:") }) {
            head.headers[.amzSecurityToken] = String(token.dropFirst("x-amz-security-token:".count))
        }
    }

    private static func head(_ text: String) -> RequestHead {
        var lines = text.components(separatedBy: "\n")
        let first = lines.removeFirst()
        let method = first.prefix { $0 != " " }
        let target = first.dropFirst(method.count + 1).dropLast(" HTTP/1.1".count)
        let mark = target.firstIndex(of: "?")
        var head = RequestHead(
            method: String(method), path: String(target[..<(mark ?? target.endIndex)]),
            query: mark.map { String(target[target.index(after: $0)...]) }, authority: "")
        // A line that starts with a blank continues the header before it.
        let headers = lines.reduce(into: [String]()) { headers, line in
            if line.hasPrefix(" "), let last = headers.popLast() { headers.append(last + line) } else { headers.append(line) }
        }
        for header in headers {
            let colon = header.firstIndex(of: ":") ?? header.endIndex
            let value = String(header[colon...].dropFirst())
            if header.lowercased().hasPrefix("host:") {
                head.authority = value
            } else if let name = HTTPField.Name(String(header[..<colon])) {
                head.headers.append(HTTPField(name: name, value: value))
            }
        }
        return head
    }
}
