package import Annotations
import MaskImages

/// Masks as PNG files of the job's colours, or with the class number as gray level, as programs write them.
package enum MaskFile {
    /// Reads a file. Throws `ImageHeaderError`, or says why it is no mask.
    package static func read(_ bytes: [UInt8], categories: LabelCategories) throws -> LabelMap {
        let header = try ImageHeader(bytes)
        var classes: [MaskColour: UInt8] = [:]
        for index in categories.names.indices {
            let label = UInt8(index + 1)
            classes[MaskColour(red: label, green: label, blue: label)] = label
            classes[.of(classIndex: index)] = label
        }
        return try MaskPicture.read(bytes, width: header.width, height: header.height, classes: classes)
    }

    /// Writes a mask in the job's colours (05/SEG-2).
    package static func write(_ mask: LabelMap, categories: LabelCategories) throws -> [UInt8] {
        try MaskPicture.write(mask, palette: MaskRecord.palette(of: categories))
    }
}
