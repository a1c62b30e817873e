import AutoMLCore
import Foundation
import Testing

@Suite struct ClassMaskTests {
    private func read(_ bytes: [UInt8]) throws -> ClassMask {
        let file = FileManager.default.temporaryDirectory.appending(path: "mask-\(UUID().uuidString).png")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try ClassMask.read(file: file)
    }

    @Test("the class of a pixel is its place in the palette, even of equal colours")
    func palette() throws {
        #expect(try read(ImageFiles.paletteMask) == ClassMask(width: 3, height: 2, values: [0, 1, 2, 2, 1, 0]))
        #expect(try read(ImageFiles.twinColours) == ClassMask(width: 2, height: 2, values: [0, 1, 2, 1]))
    }

    @Test("the class of a pixel of a grey picture is its level, and so are masks written")
    func grey() throws {
        let mask = try read(ImageFiles.greyMask)
        #expect(mask == ClassMask(width: 3, height: 2, values: [0, 1, 2, 2, 1, 255]))
        #expect(try read(mask.png()) == mask)
    }

    @Test("a resized mask has no classes in between")
    func resizing() throws {
        let mask = ClassMask(width: 2, height: 1, values: [0, 9])
        #expect(mask.resized(width: 4, height: 2).values == [0, 0, 9, 9, 0, 0, 9, 9])
        #expect(mask.resized(width: 4, height: 2).resized(width: 2, height: 1) == mask)
    }
}
