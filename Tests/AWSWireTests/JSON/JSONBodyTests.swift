import AWSWire
import Foundation
import Testing

@Suite struct JSONBodyTests {
    @Test("what is written reads back the same")
    func roundTrip() throws {
        let text = JSONBody.write(SampleShape.full, as: SampleShape.shape)
        #expect(try JSONBody.read(Array(text.utf8), as: SampleShape.shape) == SampleShape.full)
    }

    @Test("times are seconds with their fraction, bytes are Base64")
    func spelling() {
        let text = JSONBody.write(SampleShape.full, as: SampleShape.shape)
        #expect(text.contains(#""Created":1714564800.125"#))
        #expect(text.contains(#""Photo":"AQL/""#))
        #expect(text.contains(#""Ratio":0.25"#))
    }

    @Test("no body is an empty one; unknown members and nulls are passed over")
    func lenience() throws {
        let nothing = [WireValue?](repeating: nil, count: SampleShape.shape.members.count)
        #expect(try JSONBody.read([], as: SampleShape.shape) == .structure(nothing))
        let body = #"{"Unknown":{"a":[1]},"Count":null,"Name":"ab","Created":"2024-05-01T12:00:00Z","Ratio":1}"#
        let expected = SampleShape.value([4: .timestamp(Date(timeIntervalSince1970: 1_714_564_800)), 2: .double(1)])
        #expect(try JSONBody.read(Array(body.utf8), as: SampleShape.shape) == expected)
    }

    static let wrong: [(String, String)] = [
        (#"[]"#, "Start of list found where not expected"),
        (#""x""#, "STRING_VALUE cannot be converted to Structure"),
        (#"{"Name":1}"#, "NUMBER_VALUE cannot be converted to String at 'name'"),
        (#"{"Name":{}}"#, "Start of structure or map found where not expected at 'name'"),
        (#"{"Count":"1"}"#, "STRING_VALUE cannot be converted to Integer at 'count'"),
        (#"{"Count":1.5}"#, "NUMBER_VALUE 1.5 cannot be converted to Integer at 'count'"),
        (#"{"Count":1e99}"#, "NUMBER_VALUE 1e99 cannot be converted to Integer at 'count'"),
        (#"{"Ratio":1e999}"#, "the number 1e999 at 'ratio' is out of range"),
        (#"{"Enabled":"true"}"#, "STRING_VALUE cannot be converted to Boolean at 'enabled'"),
        (#"{"Created":"noon"}"#, "STRING_VALUE cannot be converted to Timestamp at 'created'"),
        (#"{"Created":true}"#, "TRUE_VALUE cannot be converted to Timestamp at 'created'"),
        (#"{"Photo":"%"}"#, "the value at 'photo' is not Base64"),
        (#"{"Tags":[{"Key":[]}]}"#, "Start of list found where not expected at 'tags.1.member.key'"),
        (#"{"Labels":{"a":1}}"#, "NUMBER_VALUE cannot be converted to String at 'labels.a'"),
        ("{", "The request body is not valid JSON: expected a member name at byte 1"),
    ]

    @Test("a wrong type is a SerializationException that names the place", arguments: wrong)
    func wrongTypes(_ body: String, _ message: String) {
        #expect(throws: AWSError(code: "SerializationException", message: message)) {
            try JSONBody.read(Array(body.utf8), as: SampleShape.shape)
        }
    }

    @Test("a whole number may be written with a point or an exponent")
    func wholeNumbers() throws {
        for text in ["5", "5.0", "5e0", "50e-1"] {
            #expect(
                try JSONBody.read(Array("{\"Name\":\"ab\",\"Count\":\(text)}".utf8), as: SampleShape.shape)
                    == SampleShape.value([1: .integer(5)]))
        }
    }
}
