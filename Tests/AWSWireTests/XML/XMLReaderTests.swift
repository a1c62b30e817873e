import AWSWire
import Testing

@Suite struct XMLReaderTests {
    @Test("elements, attributes, entities, CDATA and namespaces are read")
    func reads() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <s:Delete xmlns:s="http://s3.amazonaws.com/doc/2006-03-01/"><Object xsi:type="T" xmlns:xsi="x"><Key>a&amp;b&#233;<![CDATA[<c>]]></Key></Object><Quiet/></s:Delete>
            """
        let root = try XMLReader.read(Array(text.utf8))
        #expect(root.name == "Delete")
        #expect(root.child("Object")?.child("Key")?.text == "a&bé<c>")
        #expect(root.child("Object")?.attributes["xsi:type"] == "T")
        #expect(root.child("Quiet")?.text == "")
    }

    @Test(
        "what is not well-formed is refused",
        arguments: [
            "", " ", "text", "<a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "<a b=c/>", "<a>&nope;</a>", "<a>&#xFFFFFFFF;</a>",
            "<a>\u{0}</a>", "{\"json\":1}",
        ])
    func refuses(_ text: String) {
        #expect(throws: XMLSyntaxError.self) { try XMLReader.read(Array(text.utf8)) }
    }

    @Test(
        "entity bombs and external entities are refused with any document type declaration",
        arguments: [
            "<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "<?xml version=\"1.0\"?><!doctype a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a/>",
        ])
    func documentTypes(_ text: String) {
        let thrown = #expect(throws: XMLSyntaxError.self) { try XMLReader.read(Array(text.utf8)) }
        #expect(thrown?.reason == "document type declarations are not allowed")
        let utf16 = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(throws: XMLSyntaxError.self) { try XMLReader.read([0xFF, 0xFE] + utf16) }
    }

    @Test("nesting and numbers of elements have limits")
    func limits() {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: XMLSyntaxError.self) { try XMLReader.read(Array(deep.utf8)) }
        let many = "<a>" + String(repeating: "<b/>", count: XMLReader.maxElements + 1) + "</a>"
        #expect(throws: XMLSyntaxError.self) { try XMLReader.read(Array(many.utf8)) }
    }

    @Test("text that is not UTF-8 is refused")
    func badUTF8() {
        #expect(throws: XMLSyntaxError.self) { try XMLReader.read(Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8)) }
    }

    @Test("random damage to a document is an error or a value, never a trap")
    func damage() {
        var generator = SeededGenerator(state: 5)
        let document = Array("<Tagging><TagSet><Tag><Key>k&amp;</Key><Value>é</Value></Tag></TagSet></Tagging>".utf8)
        for _ in 0..<1000 {
            var bytes = document
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = try? XMLReader.read(bytes)
        }
    }
}
