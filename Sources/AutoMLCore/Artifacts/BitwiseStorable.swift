/// Numbers of which arrays are stored as they lie in memory. Model files are little-endian, as are all machines that Swift
/// runs on.
package protocol BitwiseStorable {}

extension Float: BitwiseStorable {}
extension Double: BitwiseStorable {}
extension UInt8: BitwiseStorable {}
extension UInt16: BitwiseStorable {}
extension Int32: BitwiseStorable {}
extension UInt32: BitwiseStorable {}
