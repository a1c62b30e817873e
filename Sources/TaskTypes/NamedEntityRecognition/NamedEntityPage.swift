/// The service's own worker page for named entities, for jobs that name it in place of a template (01/TXT-8, COM-3).
package enum NamedEntityPage {
    /// The template of the page. Both instructions are somebody else's HTML; they go into the regions of the element, in
    /// the frame that every template runs in.
    ///
    /// - Parameters:
    ///   - instructions: nil for a preview without a job.
    ///   - description: the job's task description, which heads the page.
    package static func template(instructions: WorkerInstructions?, description: String) -> String {
        // A carriage return in an attribute would become a line feed, and CR LF one character: offsets would shift.
        """
        <script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
        {% capture text -%}
        {{ task.input.taskObject | default: task.input.source | escape | replace: "\r", "&#13;" | skip_autoescape }}
        {%- endcapture %}
        <crowd-entity-annotation name="crowd-entity-annotation" header="\(InstructionText.escaped(description))"
          labels="{{ task.input.labels | to_json | escape }}" text="{{ text | skip_autoescape }}">
          <full-instructions header="Instructions">\(InstructionText.liquid(instructions?.full))</full-instructions>
          <short-instructions>\(InstructionText.liquid(instructions?.short))</short-instructions>
        </crowd-entity-annotation>

        """
    }
}
