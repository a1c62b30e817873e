import { element } from "../../crowd/base/dom.js";
import { makeDialog } from "../../ui/dialogs.js";

const OWN = [
  { combination: "?", description: "This help" },
  { combination: "Tab", description: "Move through the controls" },
];

/**
 * Shows the shortcuts of the task and of the portal.
 * @param {{combination: string, description: string}[]} hotkeys of the task
 */
export function showHelp(hotkeys) {
  if (document.querySelector("dialog[open]")) return;
  const rows = [...hotkeys, ...OWN].map(({ combination, description }) => element("tr", {},
    element("th", { scope: "row" }, ...keys(combination)), element("td", {}, description)));
  const dialog = makeDialog("Keyboard shortcuts", [
    element("table", { class: "hotkeys" }, element("tbody", {}, ...rows)),
    element("p", { class: "soft" }, "They work wherever the focus is, except while you type into a field. "
      + "Your work is saved as you go; “Saved” in the header means that the server has your last answer."),
  ], []);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

/** @param {string} combination */
function keys(combination) {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const parts = combination.endsWith("+") ? [...combination.slice(0, -1).split("+").filter(Boolean), "+"]
    : combination.split("+");
  return parts.map((part) => element("kbd", {}, part === "Mod" ? (mac ? "⌘" : "Ctrl") : part));
}
