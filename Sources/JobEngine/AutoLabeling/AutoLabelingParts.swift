package import Foundation

/// What automated labeling works with beside the rest of the engine.
package struct AutoLabelingParts: Sendable {
    package let program: RoundProgram
    package let models: ModelShelf
    /// A folder of its own, under which rounds work. What lies there is worth nothing after a restart.
    package let scratch: URL

    package init(program: RoundProgram, models: ModelShelf, scratch: URL) {
        self.program = program
        self.models = models
        self.scratch = scratch
    }
}
