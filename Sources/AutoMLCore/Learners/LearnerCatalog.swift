/// The families that a search may use. Families that need a library of their own are added by who links it.
package struct LearnerCatalog: Sendable {
    package let families: [any LearnerFamily]

    package init(families: [any LearnerFamily]) {
        self.families = families
    }

    /// All that need nothing but this module.
    package static var native: LearnerCatalog {
        LearnerCatalog(families: [
            TextLinearFamily(), LinearFamily(), NeighborsFamily(), KernelFamily(), ForestFamily.extraTrees, ForestFamily.randomForest,
            NetworkFamily(),
        ])
    }

    package func adding(_ family: any LearnerFamily) -> LearnerCatalog {
        LearnerCatalog(families: families + [family])
    }

    /// Only the families of these names.
    package func keeping(_ names: Set<String>) -> LearnerCatalog {
        LearnerCatalog(families: families.filter { names.contains($0.name) })
    }

    package func family(named name: String) -> (any LearnerFamily)? {
        families.first { $0.name == name }
    }
}
