import Manifests
import TaskTypes
import Testing

@Suite("Label category files")
struct LabelCategoryFileTests {
    static let rules = LabelCategoryRules(minCount: 2, maxCount: 50)
    /// The rules of video frame and 3D jobs, for which the extended form is (03/LCC-1).
    static let frameRules = LabelCategoryRules(minCount: 1, maxCount: 30, maxNameCharacters: 16, mayAudit: true)

    static func read(_ text: String, rules: LabelCategoryRules = rules) throws -> LabelCategoryFile {
        try LabelCategoryFile(Array(text.utf8), rules: rules)
    }

    static func file(_ names: [String]) -> String {
        let labels = JSONValue.array(names.map { .object([.init("label", .string($0))]) })
        return JSONValue.object([.init("document-version", .string("2018-11-28")), .init("labels", labels)]).description
    }

    @Test("Categories keep the order of the file, which is their class index, 03/LCC-1, 05/CLS-1, 01/COM-6")
    func order() throws {
        let categories = try Self.read(Self.file(["dog", "cat", "Ä bird"])).categories
        #expect(categories.names == ["dog", "cat", "Ä bird"])
        #expect(categories.index(of: "Ä bird") == 2)
        #expect(categories.index(of: "Dog") == nil)
    }

    @Test(
        "Both spellings and both values of the version are read, and a file without one",
        arguments: [#""document-version":"2018-11-28","#, #""documentVersion":"2020-03-01","#, #""document-version":"2020-03-01","#, ""])
    func versions(_ version: String) throws {
        #expect(try Self.read("{\(version)\"labels\":[{\"label\":\"a\"},{\"label\":\"b\"}]}").categories.count == 2)
    }

    @Test("Short names stand for the labels on highlights, by default the labels themselves, 03/LCC-16, 01/TXT-10")
    func shortNames() throws {
        let text = "\u{FEFF}" + #"{"instructions":{},"labels":[{"label":"Date","shortDisplayName":"dt"},{"label":"Place"}]}"#
        let file = try Self.read(text)
        #expect(file.categories.names == ["Date", "Place"])
        #expect((0..<2).map(file.categories.shortName) == ["dt", "Place"])
        #expect(file.instructions == nil)
    }

    @Test("Every rule about labels is told with place, value and limit, 03/LCC-1, 03/JOB-14, 03/JOB-33, 04/QUO-12..14, 01/COM-7, 01/COM-8")
    func labelRules() {
        let long = String(repeating: "é", count: 257)
        let refused: [(String, String)] = [
            ("[]", "one JSON object"), ("{}", "'labels' is missing"), (#"{"labels":{}}"#, "'labels' is {}, but must be an array"),
            (#"{"document-version":"2019-01-01","labels":[]}"#, "'document-version' is '2019-01-01', but must be '2018-11-28' or"),
            (#"{"document-version":1,"labels":[]}"#, "'document-version' is '1'"),
            (#"{"labels":["a","b"]}"#, "entry 1 of 'labels' is \"a\", but must be an object"),
            (#"{"labels":[{"label":"a"},{}]}"#, "'label' of entry 2 of 'labels' is missing"),
            (#"{"labels":[{"label":1}]}"#, "'label' of entry 1 of 'labels' is 1, but must be a string"),
            (#"{"labels":[{"label":""}]}"#, "has 0 characters, but must have 1 to 256"),
            (Self.file(["a", long]), "has 257 characters, but must have 1 to 256"),
            (Self.file(["a", "b", "a"]), "'label' of entry 3 of 'labels', 'a', occurs more than once"),
            (Self.file(["a"]), "has 1 labels, but this task type needs at least 2"), (Self.file([]), "needs at least 2"),
            (Self.file((0...50).map { "c\($0)" }), "has 51 labels, but this task type takes at most 50"),
            (#"{"labels":[{"label":"a","shortDisplayName":7},{"label":"b"}]}"#, "'shortDisplayName' of entry 1"),
            ("{\n\"labels\": [}", "in line 2, column 12"),
            (#"{"auditLabelAttributeName":"x","labels":[{"label":"a"},{"label":"b"}]}"#, "'auditLabelAttributeName' is not allowed"),
        ]
        for (text, words) in refused {
            let error = #expect(throws: LabelCategoryFileError.self) { try Self.read(text) }
            let told = error?.description ?? ""
            #expect(told.hasPrefix("The label category file is not valid: ") && told.contains(words), "\(told)")
        }
    }

    @Test(
        "A name of 256 characters is short enough, and classification takes any number of categories, 04/QUO-12, 04/QUO-15, 04/QUO-20, 04/QUO-22"
    )
    func atTheLimits() throws {
        #expect(try Self.read(Self.file(["a", String(repeating: "é", count: 256)])).categories.count == 2)
        let many = Self.file((0..<2_000).map { "category \($0)" })
        for name in ["ImageMultiClass", "TextMultiClass", "NamedEntityRecognition"] {
            let taskType = try #require(TaskTypeRegistry.taskType(named: name))
            #expect(try Self.read(many, rules: taskType.categoryRules).categories.count == 2_000)
        }
    }

    @Test(
        "How many categories each task type takes, 04/QUO-14..23, 03/JOB-14, 01/IMG-32, 01/TXT-18",
        arguments: [
            ("ImageMultiClassMultiLabel", 2, 50), ("TextMultiClassMultiLabel", 2, 50), ("BoundingBox", 1, 50),
            ("VideoClassification", 1, 30),
        ])
    func counts(_ name: String, min: Int, max: Int) throws {
        let rules = try #require(TaskTypeRegistry.taskType(named: name)).categoryRules
        let names = (0...max).map { "c\($0)" }
        for count in [min, max] { #expect(try Self.read(Self.file(Array(names.prefix(count))), rules: rules).categories.count == count) }
        for count in [min - 1, max + 1] {
            #expect(throws: LabelCategoryFileError.self) { try Self.read(Self.file(Array(names.prefix(count))), rules: rules) }
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
