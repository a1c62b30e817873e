/// The mask of one image: a PNG whose colours stand for classes (05/SEG-1, SEG-2).
package struct MaskLabel: Sendable, Hashable {
    /// A class and its colour, `#rrggbb`.
    package struct Colour: Sendable, Hashable {
        package let label: ClassLabel
        package let hex: String

        package init(label: ClassLabel, hex: String) {
            self.label = label
            self.hex = hex
        }
    }

    /// Where the PNG lies.
    package let file: String
    package let colours: [Colour]

    package init(file: String, colours: [Colour]) {
        self.file = file
        self.colours = colours
    }
}
