import LabelingDomain

/// How many tries at a secret somebody has, and how long they wait after that.
///
/// After `freeAttempts` failures the wait is a second, and doubles with each further failure, as Cognito does it:
/// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
package struct AttemptLimit: Sendable, Hashable {
    /// How many failures cost no wait.
    package var freeAttempts: Int
    /// The wait after the last free attempt.
    package var firstWait: Duration
    /// The longest wait.
    package var maxWait: Duration
    /// Failures are forgotten after so long without another.
    package var memory: Duration

    package init(freeAttempts: Int, firstWait: Duration, maxWait: Duration, memory: Duration) {
        self.freeAttempts = freeAttempts
        self.firstWait = firstWait
        self.maxWait = maxWait
        self.memory = memory
    }

    /// For the tries at one user's password.
    package static let perUser = AttemptLimit(
        freeAttempts: 5, firstWait: .seconds(1), maxWait: .seconds(900), memory: .seconds(3_600))
    /// For the failures from one address, behind which a whole office may sit.
    package static let perAddress = AttemptLimit(
        freeAttempts: 100, firstWait: .seconds(1), maxWait: .seconds(900), memory: .seconds(3_600))
    /// For the codes that are sent to one user.
    package static let perCodeRecipient = AttemptLimit(
        freeAttempts: 5, firstWait: .seconds(900), maxWait: .seconds(3_600), memory: .seconds(3_600))

    /// How long to wait after the last of `failures`.
    package func wait(afterFailures failures: Int) -> Duration {
        guard failures >= freeAttempts else { return .zero }
        // 2^20 seconds is past any maximum, and shifting further would overflow.
        let doublings = min(failures - freeAttempts, 20)
        return min(firstWait * (1 << doublings), maxWait)
    }
}
