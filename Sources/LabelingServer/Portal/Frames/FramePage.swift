/// What is done to a printed worker page before it goes into its frame.
enum FramePage {
    /// Where the portal keeps the element library that templates load from `assets.crowd.aws` (03/CUS-6).
    private static let libraryPath = "/assets/crowd-html-elements.js"
    /// What a template's link to the library's style sheet gets: the design tokens. The elements bring their own styles.
    private static let stylesheetPath = "/assets/ui/tokens.css"

    /// Takes the element library from the portal, whichever script or style sheet of its host the template names, in
    /// whichever version: all of them are this one library.
    static func rewrite(_ html: String) -> String {
        let address = #/(?i)(?:https?:)?\/\/assets\.crowd\.aws\/[a-z0-9._~%@+\/-]*\.(m?js|css)(?:\?[a-z0-9._~%=&;+-]*)?/#
        return html.replacing(address) { match in
            match.output.1.lowercased() == "css" ? stylesheetPath : libraryPath
        }
    }

    /// Whether the page loads anything from another place, for which its policy has to be wider (03/CUS-7, LIQ-15).
    static func loadsFromOutside(_ html: String) -> Bool {
        html.contains(#/(?i)(?:\b(?:src|href|poster|data)\s*=\s*["']?\s*|url\(\s*["']?)(?:https?:)?\/\//#)
    }
}
