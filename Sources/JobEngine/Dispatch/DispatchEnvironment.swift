package import LabelingDomain

/// What a dispatcher is given from outside: time, randomness, and whom to tell.
package struct DispatchEnvironment: Sendable {
    package let now: @Sendable () -> Timestamp
    /// A number that cannot be guessed.
    package let randomFence: @Sendable () -> Int64
    /// Called whenever the job's runner may have something to do.
    package let wake: @Sendable () -> Void
    /// Checks the files of some objects and returns why some of these cannot be labeled, by object; nil for jobs whose
    /// objects need no check.
    package let checkObjects: (@Sendable (_ objects: [Int]) async throws -> [Int: String])?

    /// Whether something outside the dispatcher prepares objects and tells it of each.
    package let preparesObjects: Bool
    /// The objects that may be handed out, in order, where something outside the dispatcher chooses them and releases
    /// further ones; nil when all may be.
    package let released: [Int]?

    package init(
        now: @escaping @Sendable () -> Timestamp, randomFence: @escaping @Sendable () -> Int64,
        wake: @escaping @Sendable () -> Void,
        checkObjects: (@Sendable (_ objects: [Int]) async throws -> [Int: String])? = nil, preparesObjects: Bool = false,
        released: [Int]? = nil
    ) {
        self.preparesObjects = preparesObjects
        self.released = released
        self.now = now
        self.randomFence = randomFence
        self.wake = wake
        self.checkObjects = checkObjects
    }
}
