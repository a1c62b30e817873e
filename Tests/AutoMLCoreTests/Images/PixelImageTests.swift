import AutoMLCore
import Foundation
import Testing

@Suite struct PixelImageTests {
    @Test("a JPEG picture is decoded, smaller where that is enough")
    func jpeg() throws {
        let image = try PixelImage.decode(ImageFiles.jpeg)
        #expect(image.width == 32 && image.height == 16 && image.pixels.count == 32 * 16 * 3)
        #expect(image.pixels[0] > 230 && image.pixels[2] < 30)
        let small = try PixelImage.decode(ImageFiles.jpeg, leastSide: 4)
        #expect(small.width == 8 && small.height == 4 && small.fullWidth == 32 && small.fullHeight == 16)
    }

    @Test("a PNG picture is decoded")
    func png() throws {
        let image = try PixelImage.decode(ImageFiles.png)
        #expect(image.width == 2 && image.height == 1 && image.pixels == [255, 0, 0, 0, 0, 255])
    }

    @Test("a smaller picture has the means of what its pixels cover, a larger one what is in between")
    func resizing() throws {
        let image = try PixelImage.decode(ImageFiles.png)
        let mean = image.planes(width: 1, height: 1)
        for (value, expected) in zip(mean, [0.5, 0, 0.5] as [Float]) { #expect(abs(value - expected) < 1e-5) }
        let larger = image.planes(width: 4, height: 1)
        for (value, expected) in zip(larger, [1, 0.75, 0.25, 0, 0, 0, 0, 0, 0, 0.25, 0.75, 1] as [Float]) {
            #expect(abs(value - expected) < 1e-5)
        }
    }

    @Test("damaged and foreign files say what is wrong")
    func damage() throws {
        #expect(throws: ImageError.unknownFormat) { try PixelImage.decode([1, 2, 3]) }
        #expect(throws: ImageError.unknownFormat) { try PixelImage.decode([]) }
        for bytes in [Array(ImageFiles.jpeg.prefix(40)), Array(ImageFiles.png.prefix(40))] {
            #expect(throws: ImageError.self) { try PixelImage.decode(bytes) }
        }
        #expect(throws: ImageError.unreadable(path: "/nowhere.png")) { try PixelImage.read(file: URL(filePath: "/nowhere.png")) }
    }
}
