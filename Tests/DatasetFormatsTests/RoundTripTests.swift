import DatasetFormats
import Foundation
import Manifests
import Testing

/// What goes out in a format and comes back in is what it was.
@Suite struct RoundTripTests {
    static let boxLines = [
        #"{"source-ref":"s3://b/images/a.jpg","bb":{"image_size":[{"width":500,"height":400,"depth":3}],"annotations":[{"class_id":0,"left":111,"top":134,"width":61,"height":128},{"class_id":5,"left":0,"top":0.5,"width":30.25,"height":399.5}]},"bb-metadata":{"objects":[{"confidence":0.8},{"confidence":0.97}],"class-map":{"0":"dog","5":"bone & <co>"},"type":"groundtruth/object-detection","human-annotated":"yes","creation-date":"2018-10-18T22:18:13.527256","job-name":"j"}}"#,
        #"{"source-ref":"s3://b/images/deep/c, d.png","bb":{"image_size":[{"width":31,"height":17,"depth":1}],"annotations":[]},"bb-metadata":{"objects":[],"class-map":{},"type":"groundtruth/object-detection","human-annotated":"no","creation-date":"2018-10-18T22:18:13.527256","job-name":"j"}}"#,
    ]
    static let spanLines = [
        #"{"source":"Zoë 👩‍👩‍👧 met\nAnn Lee in Lyon.","ner":{"annotations":{"labels":[{"label":"PER"}],"entities":[{"label":"PER","startOffset":14,"endOffset":21},{"label":"LOC","startOffset":25,"endOffset":29}]}},"ner-metadata":{"entities":[{"confidence":0.5},{"confidence":1}],"type":"groundtruth/text-span","human-annotated":"yes","creation-date":"2020-01-01T00:00:00.000000","job-name":"j"}}"#,
        #"{"source":"nothing here","ner":{"annotations":{"labels":[],"entities":[]}},"ner-metadata":{"entities":[],"type":"groundtruth/text-span","human-annotated":"yes","creation-date":"2020-01-01T00:00:00.000000","job-name":"j"}}"#,
    ]
    static let multiLines = [
        #"{"source":"a \"quoted\", text\nin lines","t":[1,0],"t-metadata":{"class-map":{"1":"x","0":"y"},"confidence-map":{"1":0.95,"0":0.2},"type":"groundtruth/text-classification-multilabel","human-annotated":"yes","creation-date":"2020-01-01T00:00:00.000000","job-name":"j"}}"#,
        #"{"source":"b","t":[2],"t-metadata":{"class-map":{"2":"z"},"confidence-map":{"2":0.1},"type":"groundtruth/text-classification-multilabel","human-annotated":"yes","creation-date":"2020-01-01T00:00:00.000000","job-name":"j"}}"#,
    ]
    static let classLines = [
        #"{"source-ref":"s3://b/x/1.jpg","c":"3","c-metadata":{"class-name":"dog","confidence":0.25,"type":"groundtruth/image-classification","human-annotated":"no","creation-date":"2020-01-01T00:00:00.000000","job-name":"j"}}"#
    ]

    /// What each format keeps: kinds of label, and whether the moment and the maker of a label come back.
    @Test(
        "boxes, classes and entities come back as they went out",
        arguments: [
            (DatasetFormat.coco, boxLines), (.voc, boxLines), (.yolo, boxLines), (.csv, boxLines), (.jsonl, boxLines),
            (.csv, multiLines), (.jsonl, multiLines), (.huggingface, multiLines), (.csv, classLines), (.jsonl, classLines),
            (.csv, spanLines), (.jsonl, spanLines), (.huggingface, spanLines), (.huggingface, boxLines),
        ])
    func nothingChanges(format: DatasetFormat, lines: [String]) async throws {
        let place = try ExportPlace(lines)
        let exported = try await place.export(format, copiesFiles: false)
        #expect(exported.exported == lines.count && exported.recordsLeftOut.total == 0)
        let report = try ImportRequest(
            format: format, input: place.folder, output: place.back, attribute: place.attribute, sourcePrefix: "s3://b/images/",
            createdAt: "2000-01-01T00:00:00.000000"
        ).run()
        #expect(report.imported == lines.count && report.recordsLeftOut.total == 0 && report.annotationsLeftOut.total == 0)
        let before = try place.records(of: place.manifest, keepingConfidence: format != .yolo)
        let after = try place.records(of: place.back, keepingConfidence: format != .yolo)
        // Formats of files name them in the order of their paths.
        #expect(Set(after) == Set(before))
    }

    @Test("a COCO file that another tool wrote comes back with its numbers")
    func foreignCOCOComesBack() async throws {
        let place = try ExportPlace([])
        let coco = #"""
            {"images":[{"id":397133,"file_name":"000000397133.jpg","width":640,"height":427},{"id":7,"file_name":"e.jpg","width":10,"height":10}],
             "annotations":[{"id":82445,"image_id":397133,"category_id":44,"bbox":[217.62,240.54,38.99,57.75],"area":1,"iscrowd":0},
              {"id":2,"image_id":397133,"category_id":1,"bbox":[1,2,0,4]},{"id":3,"image_id":7,"category_id":1,"bbox":[20,2,3,4]}],
             "categories":[{"id":1,"name":"person"},{"id":44,"name":"bottle"}]}
            """#
        let file = place.base.appending(path: "in.json")
        try Data(coco.utf8).write(to: file)
        let report = try ImportRequest(
            format: .coco, input: file, output: place.manifest, attribute: "bb", sourcePrefix: "s3://b/val", createdAt: "2000"
        ).run()
        #expect(report.imported == 2)
        #expect(report.annotationsLeftOut.byReason.values.map(\.count) == [2])
        #expect(report.categories == ["person", "bottle"])
        _ = try await place.export(.coco, copiesFiles: false)
        let out = try JSONValue(parsing: [UInt8](Data(contentsOf: place.folder.appending(path: "annotations.json"))))
        let annotation = try #require(out["annotations"]?.array?.first)
        #expect(annotation["bbox"]?.description == "[217.62,240.54,38.99,57.75]")
        #expect(annotation["category_id"] == .integer(44))
        #expect(out["images"]?.array?.first?["file_name"] == .string("000000397133.jpg"))
    }

    @Test("a COCO image without an S3 URI asks for the prefix")
    func prefixIsAskedFor() throws {
        let place = try ExportPlace([])
        let file = place.base.appending(path: "in.json")
        try Data(#"{"images":[{"id":1,"file_name":"a.jpg","width":6,"height":4}]}"#.utf8).write(to: file)
        #expect(throws: DatasetFormatError.self) {
            try ImportRequest(format: .coco, input: file, output: place.back, createdAt: "2000").run()
        }
        #expect(!FileManager.default.fileExists(atPath: place.back.path))
    }
}
