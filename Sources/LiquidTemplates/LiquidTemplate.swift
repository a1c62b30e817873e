/// A compiled template, which can be rendered any number of times and from any thread.
///
/// The language is Shopify's Liquid, read strictly: what its reference implementation calls an error in strict mode
/// is an error here, with line and column.
package struct LiquidTemplate: Sendable {
    private let source: TemplateSource
    private let body: LiquidBody
    private let options: LiquidOptions

    /// Compiles `text`. Every mistake that does not depend on data is found here.
    package init(_ text: String, options: LiquidOptions = LiquidOptions()) throws(LiquidError) {
        source = TemplateSource(text)
        body = try TemplateParser.parse(source, options: options)
        self.options = options
    }

    /// The output for `data`, whose members are the template's variables.
    package func render(_ data: LiquidObject) throws(LiquidError) -> String {
        try render(data, options: options)
    }

    /// The output for `data` with another way to grant access to objects, as each worker's page needs one.
    package func render(
        _ data: LiquidObject, grantReadAccess: @escaping @Sendable (String) -> String
    ) throws(LiquidError) -> String {
        var options = options
        options.grantReadAccess = grantReadAccess
        return try render(data, options: options)
    }

    private func render(_ data: LiquidObject, options: LiquidOptions) throws(LiquidError) -> String {
        let usage = RenderUsage()
        let context = RenderContext(
            data: data, source: source, options: options, partials: PartialStore(options: options), usage: usage)
        try body.render(in: context)
        return String(decoding: usage.output, as: UTF8.self)
    }
}
