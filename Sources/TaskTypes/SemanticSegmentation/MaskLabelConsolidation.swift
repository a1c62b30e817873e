package import Annotations
import Consolidation

/// Gathers workers' masks and makes one mask of them (05/CON-6).
package struct MaskLabelConsolidation: LabelConsolidation {
    /// What is known of an image beside the masks.
    struct Image: Sendable {
        var answers = 0
        /// Whether any worker changed the mask given (05/ADJ-4).
        var isModified = false
    }

    private let recordType: String
    private let categories: LabelCategories
    private let tellsAdjustment: Bool
    private var answers: MaskAnswers
    private var images: [Int: Image] = [:]

    /// - Parameter tellsAdjustment: whether records say if the mask was changed (05/ADJ-3).
    package init(recordType: String, categories: LabelCategories, tellsAdjustment: Bool) {
        self.recordType = recordType
        self.categories = categories
        self.tellsAdjustment = tellsAdjustment
        answers = MaskAnswers(classCount: categories.count + 1)
    }

    package mutating func add(_ annotation: Annotation, by worker: Int, to object: Int) {
        guard case .mask(let answer) = annotation else { return }
        // Browsers agree on an image's size; a mask of another size than the first one cannot be put over it.
        do { try answers.append(object: object, worker: worker, mask: answer.mask) } catch { return }
        var image = images[object] ?? Image()
        image.answers += 1
        image.isModified = image.isModified || answer.isModified == true
        images[object] = image
    }

    package func labels() -> any ConsolidatedLabels {
        MaskLabelRecords(
            recordType: recordType, categories: categories, tellsAdjustment: tellsAdjustment, images: images,
            consolidation: MaskConsolidation(answers))
    }
}
