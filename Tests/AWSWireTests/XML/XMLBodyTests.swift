import AWSWire
import Foundation
import Testing

@Suite struct XMLBodyTests {
    @Test("what is written reads back the same")
    func roundTrip() throws {
        var writer = XMLWriter()
        XMLBody.write(SampleShape.full, as: SampleShape.shape, named: "Sample", to: &writer)
        let element = try XMLReader.read(Array(writer.text.utf8))
        #expect(try XMLBody.read(element, as: SampleShape.shape) == SampleShape.full)
        #expect(writer.text.contains("<Created>2024-05-01T12:00:00.125Z</Created>"))
        #expect(writer.text.contains("<Words><member>ab</member><member></member></Words>"))
    }

    @Test("flattened lists and maps have no element around them")
    func flattened() throws {
        let shape = Shape.structure(
            "Parts",
            [
                ShapeMember("Parts", .list(SampleShape.inner, flattened: true), wireName: "Part"),
                ShapeMember("Names", .map(.string, .string, flattened: true), wireName: "Name"),
            ])
        let value = WireValue.structure([
            .list([.structure([.string("1"), nil]), .structure([.string("2"), nil])]), .map(["a": .string("b")]),
        ])
        var writer = XMLWriter(declaration: false)
        XMLBody.write(value, as: shape, named: "X", to: &writer)
        #expect(writer.text == "<X><Part><Key>1</Key></Part><Part><Key>2</Key></Part><Name><key>a</key><value>b</value></Name></X>")
        #expect(try XMLBody.read(try XMLReader.read(Array(writer.text.utf8)), as: shape) == value)
    }

    @Test("what XML cannot hold does not break the document")
    func controlCharacters() throws {
        var writer = XMLWriter()
        writer.element("Key", "a\u{1}b\r\n<&>\u{FFFF}")
        #expect(try XMLReader.read(Array(writer.text.utf8)).text == "a\u{FFFD}b\r\n<&>\u{FFFD}")
    }
}
