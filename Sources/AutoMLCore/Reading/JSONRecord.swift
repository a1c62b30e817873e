import Foundation

/// The record of one line of JSON. Of an augmented manifest (05/AUG-3), a label is the class's name that its metadata tell
/// (05/CLS-2), and the metadata are no columns.
struct JSONRecord {
    private static let metadataEnding = "-metadata"

    private(set) var buffer = RecordBuffer()
    private(set) var columns: [Int] = []
    /// For each column the last record that had it, to see keys that are there twice.
    private var lastRecord: [Int] = []
    private var recordNumber = 0

    mutating func read(
        _ line: UnsafeBufferPointer<UInt8>, number: Int, names: inout ColumnNames, remark: (String) -> Void
    ) throws(JSONLineError) {
        var members: [(key: String, value: JSONLineScanner.Value)] = []
        var scanner = JSONLineScanner(line)
        try scanner.forEachMember { members.append(($0, $1)) }
        buffer.removeAll()
        columns.removeAll(keepingCapacity: true)
        buffer.line = number
        recordNumber += 1
        let classNames = Self.classNames(members, line: line)
        for (key, value) in members {
            if let className = classNames[key] {
                try add(key, Array(className.utf8), names: &names)
                continue
            }
            switch value {
            case .null: try add(key, [], names: &names)
            case .literal(let range): try add(key, Array(line[range]), names: &names)
            case .text(let text): try add(key, text, names: &names)
            case .nested where key.hasSuffix(Self.metadataEnding): break
            case .nested: remark("\(key) holds lists or objects and is left out; only numbers, texts, true and false make a column")
            }
        }
    }

    private mutating func add(_ key: String, _ value: [UInt8], names: inout ColumnNames) throws(JSONLineError) {
        let column = names.position(of: key)
        while lastRecord.count <= column { lastRecord.append(0) }
        guard lastRecord[column] != recordNumber else { throw .repeatedKey(key) }
        lastRecord[column] = recordNumber
        buffer.append(value)
        buffer.endCell()
        columns.append(column)
    }

    /// The names of the classes by the label attributes whose metadata tell them.
    private static func classNames(
        _ members: [(key: String, value: JSONLineScanner.Value)], line: UnsafeBufferPointer<UInt8>
    ) -> [String: String] {
        var names: [String: String] = [:]
        for case (let key, .nested(let range)) in members where key.hasSuffix(metadataEnding) {
            let part = Data(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(line)[range]))
            let metadata = try? JSONSerialization.jsonObject(with: part) as? [String: Any]
            guard let name = metadata?["class-name"] as? String else { continue }
            names[String(key.dropLast(metadataEnding.count))] = name
        }
        return names
    }
}
