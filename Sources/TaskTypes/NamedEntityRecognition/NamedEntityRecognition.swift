package import Annotations
package import LabelingDomain
package import Manifests

/// Labeled stretches of a text, answered with `crowd-entity-annotation` (01/TXT-1..13, 05/NER).
///
/// The text stands in `source`; a line with only `source-ref` names a text file (05/MLC-4).
package struct NamedEntityRecognition: TaskType {
    package let name = "NamedEntityRecognition"
    package let recordType = "groundtruth/text-span"
    package let labelForm = LabelAttributeName.ValueForm.inline
    package let categoryRules = LabelCategoryRules(minCount: 1)

    package init() {}

    package func dataObject(of line: ManifestLine) throws(ManifestLineError) -> DataObject {
        if let text = line.source { return .text(text) }
        return .textFile(try line.sourceFile(for: "text files"))
    }

    package func annotation(
        in answer: JSONValue, categories: LabelCategories
    ) throws(AnswerError) -> Annotation {
        .spans(try NamedEntityAnswer.read(answer, categories: categories))
    }

    /// Offsets count Unicode code points (05/NER-3).
    package func check(_ annotation: Annotation, against text: String) throws(AnswerError) {
        guard case .spans(let answer) = annotation else { return }
        let length = text.unicodeScalars.count
        for span in answer.spans where span.end > length {
            throw .invalid(
                "The entity from \(span.start) to \(span.end) ends beyond the text, which has \(length) characters.")
        }
    }

    /// The element takes objects (07/CE-entity-2, CE-entity-3).
    package func templateLabels(_ categories: LabelCategories) -> JSONValue {
        .array(
            categories.names.indices.map { index in
                let name = JSONValue.Member("label", .string(categories.names[index]))
                let shortName = categories.shortNames[index].map { JSONValue.Member("shortDisplayName", .string($0)) }
                return .object([name] + [shortName].compactMap(\.self))
            })
    }

    package func consolidation(categories: LabelCategories) -> any LabelConsolidation {
        NamedEntityConsolidation(recordType: recordType, categories: categories)
    }
}
