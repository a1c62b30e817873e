package import Annotations
import Consolidation

/// Gathers workers' boxes and makes one set of boxes of them (05/CON-5).
package struct BoxLabelConsolidation: LabelConsolidation {
    /// What is known of an image beside the boxes.
    struct Image: Sendable {
        let width: Int
        let height: Int
        var answers = 0
        /// Whether any worker changed the boxes given (05/ADJ-4).
        var isModified = false
    }

    private let recordType: String
    private let categories: LabelCategories
    private let tellsAdjustment: Bool
    private var answers: BoxAnswers
    private var images: [Int: Image] = [:]

    /// - Parameter tellsAdjustment: whether records say if the boxes were changed (05/ADJ-3).
    package init(recordType: String, categories: LabelCategories, tellsAdjustment: Bool) {
        self.recordType = recordType
        self.categories = categories
        self.tellsAdjustment = tellsAdjustment
        answers = BoxAnswers(classCount: categories.count)
    }

    package mutating func add(_ annotation: Annotation, by worker: Int, to object: Int) {
        guard case .boxes(let answer) = annotation else { return }
        answers.append(object: object, worker: worker, boxes: answer.boxes)
        var image = images[object] ?? Image(width: answer.imageWidth, height: answer.imageHeight)
        image.answers += 1
        image.isModified = image.isModified || answer.isModified == true
        images[object] = image
    }

    package func labels() -> any ConsolidatedLabels {
        BoxLabelRecords(
            recordType: recordType, categories: categories, tellsAdjustment: tellsAdjustment, images: images,
            consolidated: BoxConsolidation().boxes(of: answers))
    }
}
