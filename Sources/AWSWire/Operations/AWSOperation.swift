/// One operation of a service, generated: a caseless type that names its request, its response and how they travel.
package protocol AWSOperation: Sendable {
    associatedtype Input: WireStructure
    associatedtype Output: WireStructure
    static var descriptor: OperationDescriptor { get }
}

/// What routing, codecs and error envelopes need to know about an operation.
package struct OperationDescriptor: Sendable {
    package let name: String
    package let service: ServiceDescriptor
    package let method: String
    /// The path template with its literal query, such as `/{Bucket}/{Key+}?uploads`.
    package let uri: String
    /// The status of a success.
    package let status: Int
    package let input: Shape
    package let output: Shape
    /// True for operations that clients send without a signature, such as Cognito's `InitiateAuth`.
    package let isUnsigned: Bool
    /// The element that wraps an XML request body, where the model names one.
    package let inputElement: String?
    /// The element around an XML or Query result: `ListBucketResult`, `GetCallerIdentityResult`.
    package let outputElement: String?

    package init(
        _ name: String, _ service: ServiceDescriptor, method: String = "POST", uri: String = "/", status: Int = 200,
        input: Shape, output: Shape, unsigned: Bool = false, inputElement: String? = nil, outputElement: String? = nil
    ) {
        self.name = name
        self.service = service
        self.method = method
        self.uri = uri
        self.status = status
        self.input = input
        self.output = output
        self.isUnsigned = unsigned
        self.inputElement = inputElement
        self.outputElement = outputElement
    }
}
