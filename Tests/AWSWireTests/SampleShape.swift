import AWSWire
import Foundation

/// A structure with a member of every kind, for the codecs.
enum SampleShape {
    static let inner = Shape.structure(
        "Inner", [ShapeMember("Key", .string(min: 1, max: 5), required: true), ShapeMember("Value", .string)])

    static let shape = Shape.structure(
        "Sample",
        [
            ShapeMember("Name", .string(min: 2, max: 6, pattern: "[a-z]+(-[a-z0-9]+)*"), required: true),
            ShapeMember("Count", .integer(min: 1, max: 9)),
            ShapeMember("Ratio", .double(min: 0, max: 1)),
            ShapeMember("Enabled", .boolean),
            ShapeMember("Created", .timestamp),
            ShapeMember("Photo", .blob(max: 4)),
            ShapeMember("Words", .list(.string(max: 3, pattern: "[a-z]*"), min: 1, max: 2)),
            ShapeMember("Tags", .list(inner, max: 3)),
            ShapeMember("Labels", .map(.string(max: 3), .string(max: 4), max: 2)),
            ShapeMember("Color", .string(values: ["Red", "Green"])),
            ShapeMember("Secret", .string(min: 8, sensitive: true)),
            ShapeMember("Inner", inner),
        ])

    /// A value for every member, within all constraints.
    static let full = WireValue.structure([
        .string("ab-1"), .integer(9), .double(0.25), .boolean(true), .timestamp(Date(timeIntervalSince1970: 1_714_564_800.125)),
        .blob([1, 2, 255]), .list([.string("ab"), .string("")]), .list([.structure([.string("k"), nil])]),
        .map(["x": .string("<&>'")]), .string("Red"), .string("longenough"), .structure([.string("i"), .string("\u{e9}\n😀")]),
    ])

    /// `changes` by the index of their member, the name being fine.
    static func value(_ changes: [Int: WireValue?]) -> WireValue {
        var fields = [WireValue?](repeating: nil, count: shape.members.count)
        fields[0] = .string("ab")
        for (index, change) in changes { fields[index] = change }
        return .structure(fields)
    }
}
