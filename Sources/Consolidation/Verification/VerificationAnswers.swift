/// Everybody's verdicts on the labels of an earlier job, with comments.
///
/// Objects, workers and classes are small whole numbers given by the caller; a worker answers an object at most once.
package struct VerificationAnswers: Sendable {
    private(set) var verdicts: ClassAnswers
    /// By object: who wrote what.
    private(set) var comments: [Int: [(worker: Int, text: String)]] = [:]

    package init(classCount: Int) {
        verdicts = ClassAnswers(classCount: classCount)
    }

    /// Adds `worker`'s verdict on `object`; a comment of white space counts as none (05/VER-4).
    package mutating func append(object: Int, worker: Int, classIndex: Int, comment: String?) {
        verdicts.append(object: object, worker: worker, classIndex: classIndex)
        guard let comment, comment.contains(where: { !$0.isWhitespace }) else { return }
        comments[object, default: []].append((worker, comment))
    }
}
