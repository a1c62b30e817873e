// What the preview starts with: a small template that works, and an input for it.

export const STARTER_TEMPLATE = `<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>

<crowd-form>
  <crowd-classifier
    name="sentiment"
    categories="{{ task.input.labels | to_json | escape }}"
    header="How does the writer feel?">
    <classification-target>{{ task.input.source }}</classification-target>
    <full-instructions header="Instructions">
      <p>Choose the feeling that the text as a whole conveys.</p>
    </full-instructions>
    <short-instructions>
      <p>Choose one.</p>
    </short-instructions>
  </crowd-classifier>
</crowd-form>
`;

export const STARTER_INPUT = `{
  "source": "The parcel came a day early, and the fit is perfect.",
  "labels": ["Positive", "Neutral", "Negative"]
}
`;
