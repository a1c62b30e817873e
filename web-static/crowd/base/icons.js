// The icons that are drawn here, as paths on a 24 by 24 grid. Any other iron-icons name comes from the icon font, where
// the server has it.

/** @type {Record<string, string>} */
const PATHS = {
  "add": "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  "arrow-back": "M20 11H7.8l5.6-5.6L12 4l-8 8 8 8 1.4-1.4L7.8 13H20z",
  "box": "M4 5h16v14H4zm2 2v10h12V7z",
  "brightness": "M20 15.3 23.3 12 20 8.7V4h-4.7L12 .7 8.7 4H4v4.7L.7 12 4 15.3V20h4.7l3.3 3.3 3.3-3.3H20zM12 18V6a6 6 0 0 1 0 12z",
  "brush": "M7 14c-1.7 0-3 1.3-3 3 0 1.3-1.2 2-2 2 .9 1.2 2.5 2 4 2a4 4 0 0 0 4-4c0-1.7-1.3-3-3-3zm13.7-9.4-1.3-1.3a1 1 0 0 0-1.4 0L9 12.3l2.7 2.7 9-9a1 1 0 0 0 0-1.4z",
  "bucket": "M16.6 9 7.6 0 6.2 1.4l2.4 2.4-5.2 5.1a1.5 1.5 0 0 0 0 2.2l5.5 5.5a1.5 1.5 0 0 0 2.2 0l5.5-5.5a1.5 1.5 0 0 0 0-2.1zM5.2 10 10 5.2l4.8 4.8zM19 11.5s-2 2.2-2 3.5a2 2 0 1 0 4 0c0-1.3-2-3.5-2-3.5z",
  "check": "M9.5 16.2 5.3 12l-1.4 1.4 5.6 5.6L20.5 8l-1.4-1.4z",
  "chevron-left": "M15.4 7.4 14 6l-6 6 6 6 1.4-1.4L10.8 12z",
  "chevron-right": "M8.6 16.6 10 18l6-6-6-6-1.4 1.4 4.6 4.6z",
  "clear": "M18.3 7.1 16.9 5.7 12 10.6 7.1 5.7 5.7 7.1l4.9 4.9-4.9 4.9 1.4 1.4 4.9-4.9 4.9 4.9 1.4-1.4-4.9-4.9z",
  "comment": "M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H8l-5 4V5a1 1 0 0 1 1-1zm1 2v11l2.3-2H19V6z",
  "contrast": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 2.1a8 8 0 0 1 0 15.8z",
  "delete": "M6 19a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V7H6zm2-10h8v10H8zm7.5-5-1-1h-5l-1 1H5v2h14V4z",
  "eraser": "m16.2 3.6 4.9 4.9a2 2 0 0 1 0 2.9L13 19.5h7V21H8.1l-5.2-5.2a2 2 0 0 1 0-2.8l9.4-9.4a2.8 2.8 0 0 1 3.9 0zm-6.6 7L4.4 15.6 8.9 20h.9l4.6-4.6z",
  "error": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm1 14h-2v-2h2zm0-4h-2V7h2z",
  "fit": "M4 4h6v2H6v4H4zm10 0h6v6h-2V6h-4zM4 14h2v4h4v2H4zm14 0h2v6h-6v-2h4z",
  "help": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm1 15h-2v-2h2zm1.8-6.8-.8.8c-.7.7-1 1.2-1 2.5h-2v-.5c0-1 .4-1.8 1-2.5l1.2-1.2a1.7 1.7 0 1 0-2.9-1.3h-2a3.7 3.7 0 1 1 6.5 2.2z",
  "image-broken": "M5 3h14a2 2 0 0 1 2 2v6.6l-3-3-4 4-4-4-4 4-3-3V5a2 2 0 0 1 2-2zm13 8.4 3 3V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-6.6l3 3 4-4 4 4z",
  "info": "M11 17h2v-6h-2zm0-8h2V7h-2zm1-6a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 16a7 7 0 1 1 0-14 7 7 0 0 1 0 14z",
  "layers": "m12 16.1-7.4-5.7L3 11.6l9 7 9-7-1.6-1.2zm0-2.5 7.4-5.7L21 6.6l-9-7-9 7 1.6 1.3z",
  "line": "m4.5 18.1 13.6-13.6 1.4 1.4L5.9 19.5z",
  "lock": "M18 9h-1V7A5 5 0 0 0 7 7v2H6a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-9a2 2 0 0 0-2-2zM9 7a3 3 0 0 1 6 0v2H9zm9 13H6v-9h12z",
  "lock-open": "M18 9h-1V7A5 5 0 0 0 7 7h2a3 3 0 0 1 6 0v2H6a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-9a2 2 0 0 0-2-2zm0 11H6v-9h12z",
  "magic": "m7.5 5.6 2.5 1.4-1.4-2.5L10 2 7.5 3.4 5 2l1.4 2.5L5 7zm12 9.8L17 14l1.4 2.5L17 19l2.5-1.4L22 19l-1.4-2.5L22 14zM22 2l-2.5 1.4L17 2l1.4 2.5L17 7l2.5-1.4L22 7l-1.4-2.5zm-7.6 5.3a1 1 0 0 0-1.4 0L1.3 19a1 1 0 0 0 0 1.4l2.3 2.3a1 1 0 0 0 1.4 0L16.7 11a1 1 0 0 0 0-1.4zm-1 5.5-2.2-2.2 2.1-2.1 2.2 2.1z",
  "menu-book": "M12 6.5C10.5 5.5 8.5 5 6.5 5 5 5 3.5 5.3 2.5 5.7v13.6c1-.4 2.5-.8 4-.8 2 0 4 .5 5.5 1.5 1.5-1 3.5-1.5 5.5-1.5 1.5 0 3 .3 4 .8V5.7c-1-.4-2.5-.7-4-.7-2 0-4 .5-5.5 1.5zm7.5 10.2a11 11 0 0 0-6.5 1V8.3c1.2-.8 2.9-1.3 4.5-1.3.7 0 1.4.1 2 .2z",
  "one-to-one": "M3 5h18v14H3zm2 2v10h14V7zm2 2h2v6H7zm8 0h2v6h-2zm-4 .5h2v2h-2zm0 3h2v2h-2z",
  "point": "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm1-6h-2v4h2zm0 16h-2v4h2zM6 11H2v2h4zm16 0h-4v2h4z",
  "polygon": "M12 2.5 2.5 9.7l3.6 11.8h11.8l3.6-11.8zm4.4 17H7.6L4.9 10.5 12 5.1l7.1 5.4z",
  "polyline": "M15 16v1.3l-7-3.5V10l4-4H16V2h-6v3L6 9H2v6h4.2l7.8 3.9V22h6v-6z",
  "redo": "M18.4 10.6A10 10 0 0 0 11.5 8 10.5 10.5 0 0 0 1.5 15.2l2.4.8a8 8 0 0 1 12.7-3.4L13 16h9V7z",
  "refresh": "M17.6 6.4A8 8 0 1 0 19.7 14h-2.1a6 6 0 1 1-1.4-6.2L13 11h7V4z",
  "report-problem": "M1 21h22L12 2zm12-3h-2v-2h2zm0-4h-2v-4h2z",
  "search": "M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9z",
  "select": "M5 2.5 19.5 12l-6.4 1.2 3.7 6.6-2.4 1.3-3.7-6.5L6.3 19z",
  "undo": "M12.5 8c-2.6 0-5 1-6.9 2.6L2 7v9h9l-3.6-3.6A8 8 0 0 1 20.1 16l2.4-.8A10.5 10.5 0 0 0 12.5 8z",
  "visibility": "M12 4.5A11.8 11.8 0 0 0 1 12a11.8 11.8 0 0 0 22 0A11.8 11.8 0 0 0 12 4.5zm0 12.5a5 5 0 1 1 0-10 5 5 0 0 1 0 10zm0-8a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  "visibility-off": "M12 7a5 5 0 0 1 4.6 6.8l2.9 2.9A11.8 11.8 0 0 0 23 12 11.8 11.8 0 0 0 8 5.3l2.2 2.1A5 5 0 0 1 12 7zM2 4.3l2.7 2.7A11.8 11.8 0 0 0 1 12a11.8 11.8 0 0 0 15.4 6.7l3.3 3.3 1.3-1.3L3.3 3zM7.5 9.8 9 11.4a3 3 0 0 0 3.6 3.6l1.6 1.5A5 5 0 0 1 7.5 9.8z",
  "zoom-in": "M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10 7H9v2H7v1h2v2h1v-2h2V9h-2z",
  "zoom-out": "M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM7 9h5v1H7z",
};
PATHS.close = PATHS.clear;
PATHS.done = PATHS.check;
PATHS.warning = PATHS["report-problem"];

/** @param {string} name */
export function hasIcon(name) {
  return name in PATHS;
}

/**
 * An icon as an SVG element that assistive technology passes over.
 * @param {string} name one that `hasIcon` knows
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("fill", "currentColor");
  path.setAttribute("d", PATHS[name] ?? "");
  svg.append(path);
  return svg;
}
