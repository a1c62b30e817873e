/// Why a worker's mask cannot be consolidated with the others.
package enum MaskAnswerError: Error, CustomStringConvertible {
    case differentSize(width: Int, height: Int, others: (width: Int, height: Int))
    case unknownClass(Int, classCount: Int)

    package var description: String {
        switch self {
        case .differentSize(let width, let height, let others):
            "a mask of \(width) x \(height) pixels where the others have \(others.width) x \(others.height)"
        case .unknownClass(let label, let classCount):
            "class \(label) in the mask; there are \(classCount), from 0"
        }
    }
}
