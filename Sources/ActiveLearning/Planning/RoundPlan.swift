/// What is to be done after a round.
package struct RoundPlan: Sendable, Equatable {
    /// The objects that the model labels from now on, instead of those of earlier rounds; nil where nothing better could
    /// be promised than before.
    package let machine: [Int]?
    package let promise: Promise?
    /// The objects that people label next, the most urgent first.
    package let people: [Int]

    package init(machine: [Int]?, promise: Promise?, people: [Int]) {
        self.machine = machine
        self.promise = promise
        self.people = people
    }
}
