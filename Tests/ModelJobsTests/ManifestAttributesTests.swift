import Testing

@testable import ModelJobs

@Suite struct ManifestAttributesTests {
    @Test("the label is the attribute with metadata, the object source-ref or source, 09/AML-33")
    func attributes() {
        let image = #"{"id":1,"source-ref":"s3://b/k","animal":0,"animal-metadata":{}}"#
        #expect(ManifestAttributes(line: Array(image.utf8))?.content == "source-ref")
        #expect(ManifestAttributes(line: Array(image.utf8))?.label == "animal")
        let text = #"{"mood-metadata":{},"source":"hello","mood":"x"}"#
        #expect(ManifestAttributes(line: Array(text.utf8))?.label == "mood")
        for line in [#"{"source-ref":"s3://b/k","animal":0}"#, #"{"animal":0,"animal-metadata":{}}"#, "[]", "{"] {
            #expect(ManifestAttributes(line: Array(line.utf8)) == nil)
        }
    }
}
