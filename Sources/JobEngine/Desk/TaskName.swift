/// How the portal names a task: the job's reference code and the task's number.
package struct TaskName: Sendable, Hashable, CustomStringConvertible {
    package let jobCode: String
    package let number: Int64

    package init(jobCode: String, number: Int64) {
        self.jobCode = jobCode
        self.number = number
    }

    /// Reads what `description` wrote; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let mark = text.lastIndex(of: "-"), let number = Int64(text[text.index(after: mark)...]), number > 0 else {
            return nil
        }
        self.init(jobCode: String(text[..<mark]), number: number)
    }

    package var description: String { "\(jobCode)-\(number)" }
}
