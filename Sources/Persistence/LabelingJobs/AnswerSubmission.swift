/// An answer on its way into the database.
package struct AnswerSubmission: Sendable, Hashable {
    package let jobID: Int64
    package let number: Int64
    package let fence: Int64
    package let object: Int
    package let answer: String
    package let timeSpentInSeconds: Double
    package let submittedAt: Int64

    package init(
        jobID: Int64, number: Int64, fence: Int64, object: Int, answer: String, timeSpentInSeconds: Double,
        submittedAt: Int64
    ) {
        self.jobID = jobID
        self.number = number
        self.fence = fence
        self.object = object
        self.answer = answer
        self.timeSpentInSeconds = timeSpentInSeconds
        self.submittedAt = submittedAt
    }
}
