/// The fitted models that can be read back, by the kind in their file.
enum FittedModelKinds {
    private static let types: [any FittedModel.Type] = [
        PriorModel.self, LinearModel.self, TreeModel.self, KernelModel.self, Network.self, NeighborsModel.self,
    ]

    /// - Parameter others: kinds of other modules, which link what these need.
    static func read(_ bytes: inout ByteReader, others: [any FittedModel.Type] = []) throws(ArtifactError) -> any FittedModel {
        let kind = try bytes.readString()
        guard let type = (types + others).first(where: { $0.kind == kind }) else { throw .unknownModel(kind: kind) }
        return try type.init(from: &bytes)
    }

    static func write(_ model: any FittedModel, to writer: inout ByteWriter) {
        writer.write(type(of: model).kind)
        model.write(to: &writer)
    }
}
