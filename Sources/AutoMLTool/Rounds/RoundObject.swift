/// An object of the job: a line of `input/objects.jsonl`.
struct RoundObject<Label: Decodable & Sendable>: Decodable, Sendable {
    let id: Int
    let text: String?
    /// The path of a file.
    let image: String?
    let fold: Int
    /// What people say it is, where they did.
    let label: Label?
    /// Whether the object was drawn at random and stands for those that are open.
    let validation: Bool?
}
