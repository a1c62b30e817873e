/// How an object stands after something happened to one of its places.
package enum ObjectStanding: Sendable, Hashable {
    /// Answers are still to come.
    case open
    /// Every answer that will come is there: one at least.
    case answered
    /// As many workers declined as should have answered, and nobody answered (06/MON-6).
    case expired
}
