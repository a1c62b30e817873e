import AWSWire
import Crypto
import Foundation
import Testing

@Suite struct PageTokenTests {
    let tokens = PageToken(key: SymmetricKey(size: .bits256))

    @Test("a position comes back for the same listing", arguments: ["", "animals-2", "日本 / + =", String(repeating: "x", count: 3000)])
    func roundTrip(_ position: String) throws {
        let token = try tokens.seal(position, operation: "ListLabelingJobs", filters: ["Name", "Ascending"])
        #expect(try tokens.open(token, operation: "ListLabelingJobs", filters: ["Name", "Ascending"]) == position)
        #expect(token.utf8.count <= 8192)
        #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    }

    @Test("a token does not show its position, nor is it the same twice")
    func opaque() throws {
        let token = try tokens.seal("animals-2", operation: "L")
        #expect(Data(base64Encoded: token)?.range(of: Data("animals".utf8)) == nil)
        #expect(try tokens.seal("animals-2", operation: "L") != token)
    }

    @Test("another operation, other filters, another key or a changed token are refused")
    func bound() throws {
        let token = try tokens.seal("p", operation: "L", filters: ["a", "b"])
        let tries: [(PageToken, String, String, [String])] = [
            (tokens, token, "M", ["a", "b"]), (tokens, token, "L", ["a"]), (tokens, token, "L", ["b", "a"]),
            (tokens, token, "L", ["a,1:b"]),
            (PageToken(key: SymmetricKey(size: .bits256)), token, "L", ["a", "b"]), (tokens, "", "L", ["a", "b"]),
            (tokens, "garbage!", "L", ["a", "b"]),
            (tokens, String(token.dropLast()), "L", ["a", "b"]), (tokens, token + "AAAA", "L", ["a", "b"]),
        ]
        for (tokens, token, operation, filters) in tries {
            let thrown = #expect(throws: AWSError.self) { try tokens.open(token, operation: operation, filters: filters) }
            #expect(thrown?.code == "ValidationException")
        }
        for index in token.indices {
            var changed = token
            changed.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
            // The last digit may hold bits that Base64 leaves unused.
            guard changed.dropLast() != token.dropLast() else { continue }
            #expect(throws: AWSError.self) { try tokens.open(changed, operation: "L", filters: ["a", "b"]) }
        }
    }
}
