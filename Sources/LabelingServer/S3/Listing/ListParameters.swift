import AWSWire
import ObjectStorage
import ServiceShapes

/// What all listings of S3 take and repeat in their answers.
struct ListParameters: Sendable {
    let prefix: String
    /// Nil for an empty one too.
    let delimiter: String?
    let encoding: ListEncoding
    /// The size of the page: S3 takes any number and gives at most 1,000.
    let limit: Int

    /// `limitName` is how the service calls the number of entries: `max-keys`, `max-uploads`.
    init(
        prefix: String?, delimiter: String?, encodingType: String?, limit: Int?, limitName: String
    ) throws(AWSError) {
        self.prefix = prefix ?? ""
        self.delimiter = delimiter.flatMap { $0.isEmpty ? nil : $0 }
        encoding = try ListEncoding(encodingType)
        self.limit = try Self.pageSize(limit, named: limitName)
    }

    /// The page size for the parameter `number` called `name`.
    static func pageSize(_ number: Int?, named name: String) throws(AWSError) -> Int {
        guard let number else { return ObjectLimits.maxPageSize }
        guard (0...Int(Int32.max)).contains(number) else {
            throw S3Refusal.invalidArgument(name, "\(number)", "must be an integer between 0 and 2147483647")
        }
        return min(number, ObjectLimits.maxPageSize)
    }

    var encodedPrefix: String { encoding.encode(prefix) }
    var encodedDelimiter: String? { delimiter.map(encoding.encode) }

    func commonPrefixes(_ prefixes: [String]) -> [S3.CommonPrefix] {
        prefixes.map { S3.CommonPrefix(prefix: encoding.encode($0)) }
    }

    /// The listing of `bucket` behind `start`.
    func request(_ bucket: String, startAfter start: String?) -> ListRequest {
        ListRequest(bucket: bucket, prefix: prefix, delimiter: delimiter, startAfter: start ?? "", limit: limit)
    }
}
