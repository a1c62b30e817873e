/// The label categories of a job, in the order of its label category file: a category's place is its class index.
package struct LabelCategories: Sendable, Hashable {
    package let names: [String]
    private let indexByName: [String: Int]

    /// Categories whose names have been checked by `LabelCategoryFile`, or come from its stored result.
    package init(names: [String]) {
        self.names = names
        indexByName = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    package var count: Int { names.count }

    /// The class index of `name`; nil when it is none of the categories.
    package func index(of name: String) -> Int? { indexByName[name] }
}
