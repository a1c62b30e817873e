import Foundation
import LabelingDomain
import Manifests
import Testing

@Suite("Putting a label into a manifest line")
struct SplicingTests {
    static func splice(_ text: String) throws -> String {
        let name = try LabelAttributeName("species", form: .inline)
        return try ManifestLine(number: 1, text: text)
            .splicing(name, label: .string("0"), metadata: .object([.init("confidence", .number(spelling: "0.95"))]))
    }

    @Test(
        "Label and metadata are added at the end or replaced where they stand, all else stays byte for byte, 05/OUT-3..5",
        arguments: [
            (#"{"source":"a"}"#, #"{"source":"a","species":"0","species-metadata":{"confidence":0.95}}"#),
            (
                #" { "source" : "a" ,"x":[ 1.50 , "\u00e9" ] } "#,
                #" { "source" : "a" ,"x":[ 1.50 , "\u00e9" ],"species":"0","species-metadata":{"confidence":0.95} } "#
            ),
            (#"{"species": 7, "source":"a", "y":1}"#, #"{"species": "0", "source":"a", "y":1,"species-metadata":{"confidence":0.95}}"#),
            (
                #"{"species-metadata":{"old":1},"source":"a","species":"9"}"#,
                #"{"species-metadata":{"confidence":0.95},"source":"a","species":"0"}"#
            ),
            (
                #"{"source":"a","species":1,"z":2,"species":3}"#,
                #"{"source":"a","species":"0","z":2,"species-metadata":{"confidence":0.95}}"#
            ),
            (#"{"source":"a","x":1,"x":2}"#, #"{"source":"a","x":1,"x":2,"species":"0","species-metadata":{"confidence":0.95}}"#),
            (#"{"spec\u0069es":1,"source":"a"}"#, #"{"spec\u0069es":"0","source":"a","species-metadata":{"confidence":0.95}}"#),
        ])
    func examples(_ line: String, _ spliced: String) throws {
        #expect(try Self.splice(line) == spliced)
    }

    @Test("What comes out goes in again, and a second splice changes nothing, 05/OUT-8")
    func outputIsInput() throws {
        let once = try Self.splice(#"{"source":"a","n":{"k":[1]}}"#)
        #expect(try Self.splice(once) == once)
    }

    @Test("Random lines are spliced as a slow and obvious model does it")
    func agreesWithModel() throws {
        var random = SeededGenerator(seed: 99)
        for _ in 0..<3_000 {
            let members = Self.randomMembers(using: &random)
            let text = RandomJSON.spaced(.object(members), using: &random)
            let spliced = try JSONValue(parsing: Self.splice(text))
            #expect(spliced == .object(Self.model(members)), "\(text)")
        }
    }

    @Test("Every foreign value of a random line stands in the output with the very bytes it had")
    func foreignBytesStay() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let foreign = (0..<Int.random(in: 1..<5, using: &random)).map { _ in
                RandomJSON.spaced(RandomJSON.value(using: &random), using: &random)
            }
            let before = "{\"source\":\"a\",\"species\":1,"
            let rest = foreign.enumerated().map { "\"f\($0.offset)\" : \($0.element)" }.joined(separator: " ,\t")
            let spliced = try Self.splice(before + rest + "}")
            #expect(spliced.hasPrefix("{\"source\":\"a\",\"species\":\"0\"," + rest + ","))
        }
    }

    private static func randomMembers(using random: inout SeededGenerator) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = [.init("source", .string("a"))]
        for index in 0..<Int.random(in: 0..<5, using: &random) {
            let key = ["species", "species-metadata", "x", "y\(index)"].randomElement(using: &random) ?? "x"
            members.insert(
                .init(key, RandomJSON.value(using: &random)), at: Int.random(in: 0...members.count, using: &random))
        }
        return members
    }

    /// The first of each key gets the new value, later ones go, missing ones are added.
    private static func model(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
        let values: [JSONValue.Member] = [
            .init("species", .string("0")),
            .init("species-metadata", .object([.init("confidence", .number(spelling: "0.95"))])),
        ]
        var result: [JSONValue.Member] = []
        for member in members {
            if let value = values.first(where: { $0.key == member.key }) {
                if !result.contains(value) { result.append(value) }
            } else {
                result.append(member)
            }
        }
        return result + values.filter { !result.contains($0) }
    }
}
