/// Why people were asked for an object's label in a job with automated labeling.
package enum OfferPurpose: Int, Sendable, Hashable, CaseIterable {
    /// The random sample that rounds are judged by (05/AL-10, AL-20).
    case validation = 0
    /// A round chose it (05/AL-17).
    case chosen = 1
    /// So that nobody waited while a round was computed.
    case beside = 2
    /// A random one of those that a round could label, to see whether the round is right.
    case check = 3
    /// Nothing but people can label it.
    case leftOver = 4
}
