/// Numbers names in the order in which they come.
struct Numbering: Sendable {
    private(set) var names: [String] = []
    private var numbers: [String: Int] = [:]

    /// The number of `name`, a new one if it is new.
    mutating func number(of name: String) -> Int {
        if let number = numbers[name] { return number }
        numbers[name] = names.count
        names.append(name)
        return names.count - 1
    }
}
