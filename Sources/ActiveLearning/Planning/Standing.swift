/// How an object stands between people and the model.
package enum Standing: UInt8, Sendable, Codable {
    /// Nobody labeled it yet.
    case open
    /// Drawn at random for people: it shows how well open objects like it are predicted.
    case sampled
    /// Drawn at random, but objects as uncertain as it were sent to people since: it no longer stands for open ones.
    case retired
    /// Sent to people because the model was unsure.
    case chosen
    /// People could not label it.
    case failed
}
