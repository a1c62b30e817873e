import LabelingDomain

extension BuiltInFunction {
    /// Reads a predefined function of an AWS account, or one under the same name in any other account: an installation
    /// that has no AWS at hand names its own account.
    init?(predefined arn: ARN) {
        if let function = BuiltInFunction(arn) {
            self = function
            return
        }
        guard let account = Self.accountByRegion.values.first else { return nil }
        self.init(
            ARN(
                partition: arn.partition, service: arn.service, region: arn.region, account: account,
                resource: arn.resource))
    }
}
