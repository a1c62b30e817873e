import Manifests
import TaskTypes
import Testing

@Suite("Label category files")
struct LabelCategoryFileTests {
    static let rules = LabelCategoryRules(minCount: 2, maxCount: 50)

    static func read(_ text: String, rules: LabelCategoryRules = rules) throws -> LabelCategories {
        try LabelCategoryFile(Array(text.utf8), rules: rules).categories
    }

    static func file(_ names: [String]) -> String {
        let labels = JSONValue.array(names.map { .object([.init("label", .string($0))]) })
        return JSONValue.object([.init("document-version", .string("2018-11-28")), .init("labels", labels)]).description
    }

    @Test("Categories keep the order of the file, which is their class index, 03/LCC, 05/CLS-1")
    func order() throws {
        let categories = try Self.read(Self.file(["dog", "cat", "Ä bird"]))
        #expect(categories.names == ["dog", "cat", "Ä bird"])
        #expect(categories.index(of: "Ä bird") == 2)
        #expect(categories.index(of: "Dog") == nil)
    }

    @Test(
        "Both spellings and both values of the version are read, and a file without one",
        arguments: [#""document-version":"2018-11-28","#, #""documentVersion":"2020-03-01","#, #""document-version":"2020-03-01","#, ""])
    func versions(_ version: String) throws {
        #expect(try Self.read("{\(version)\"labels\":[{\"label\":\"a\"},{\"label\":\"b\"}]}").count == 2)
    }

    @Test("A byte order mark and keys of other forms do no harm, 03/LCC-16")
    func lenience() throws {
        let text = "\u{FEFF}" + #"{"instructions":{},"labels":[{"label":"a","shortDisplayName":"x"},{"label":"b"}]}"#
        #expect(try Self.read(text).names == ["a", "b"])
    }

    @Test("Every rule that a file breaks is told, 03/LCC-1, 03/JOB-14, 03/JOB-33, 04/QUO-12..14")
    func rules() {
        let long = String(repeating: "é", count: 257)
        let refused: [(String, LabelCategoryFileError)] = [
            ("[]", .notObject), ("{}", .labelsMissing), (#"{"labels":{}}"#, .labelsMissing),
            (#"{"document-version":"2019-01-01","labels":[]}"#, .unknownVersion("2019-01-01")),
            (#"{"document-version":1,"labels":[]}"#, .unknownVersion("1")),
            (#"{"labels":["a","b"]}"#, .labelNotObject(position: 1)), (#"{"labels":[{"label":"a"},{}]}"#, .nameMissing(position: 2)),
            (#"{"labels":[{"label":1}]}"#, .nameMissing(position: 1)), (#"{"labels":[{"label":""}]}"#, .nameEmpty(position: 1)),
            (Self.file(["a", long]), .nameTooLong(name: long, limit: 256)), (Self.file(["a", "b", "a"]), .nameRepeated(name: "a")),
            (Self.file(["a"]), .tooFew(count: 1, min: 2)), (Self.file([]), .tooFew(count: 0, min: 2)),
            (Self.file((0...50).map { "c\($0)" }), .tooMany(count: 51, max: 50)),
            (#"{"labels":[{"label":"a"},]}"#, .notJSON(JSONSyntaxError(.unexpectedCharacter, offset: 25))),
        ]
        for (text, error) in refused {
            #expect(throws: error) { try Self.read(text) }
            #expect(error.description.hasPrefix("The label category file is not valid: "))
        }
    }

    @Test("A name of 256 characters is short enough, and classification takes any number of categories, 04/QUO-12, 04/QUO-15, 04/QUO-22")
    func atTheLimits() throws {
        #expect(try Self.read(Self.file(["a", String(repeating: "é", count: 256)])).count == 2)
        let many = Self.file((0..<2_000).map { "category \($0)" })
        for taskType in [ImageMultiClass(), TextMultiClass()] as [any TaskType] {
            #expect(try Self.read(many, rules: taskType.categoryRules).count == 2_000)
        }
    }

    @Test("A file beyond its limit is refused unread")
    func tooLarge() {
        let bytes = [UInt8](repeating: 0x20, count: LabelCategoryFile.maxBytes + 1)
        #expect(throws: LabelCategoryFileError.tooLarge(limitBytes: LabelCategoryFile.maxBytes)) {
            try LabelCategoryFile(bytes, rules: Self.rules)
        }
    }
}
