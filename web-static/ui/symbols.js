// The portal's own symbols beside those of the crowd elements.

const PATHS = {
  brand: [["M16 3 30 10.5 16 18 2 10.5z", 1], ["m5.6 14.8-3.6 2L16 24.4l14-7.6-3.6-2L16 20.6z", 0.62],
    ["m5.6 20.8-3.6 2L16 30.4l14-7.6-3.6-2L16 26.6z", 0.36]],
  moon: [["M25 19.5A10.5 10.5 0 0 1 12.5 7a10.5 10.5 0 0 1 .4-2.9A12.5 12.5 0 1 0 27.9 19.1a10.5 10.5 0 0 1-2.9.4z", 1]],
  sun: [["M16 10a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 2h2v5h-2zm0 23h2v5h-2zM2 15h5v2H2zm23 0h5v2h-5zM5.4 6.8l1.4-1.4 3.5 3.5-1.4 1.4zm16.3 16.3 1.4-1.4 3.5 3.5-1.4 1.4zM6.8 26.6l-1.4-1.4 3.5-3.5 1.4 1.4zM23.1 10.3l-1.4-1.4 3.5-3.5 1.4 1.4z", 1]],
  clock: [["M16 4a12 12 0 1 0 0 24 12 12 0 0 0 0-24zm0 21.5a9.5 9.5 0 1 1 0-19 9.5 9.5 0 0 1 0 19zM17.2 9.5h-2.4v7.2l5.8 3.5 1.2-2-4.6-2.7z", 1]],
  more: [["M16 6a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zm0 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM16 21a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z", 1]],
  cloud: [["M25.3 14A9.5 9.5 0 0 0 7.2 11.6 7.5 7.5 0 0 0 8 26.5h16.5a6.3 6.3 0 0 0 .8-12.5z", 1]],
};

/**
 * A symbol as an SVG element that assistive technology passes over.
 * @param {keyof typeof PATHS} name
 */
export function symbol(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 32 32");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  for (const [d, opacity] of PATHS[name]) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("fill", "currentColor");
    path.setAttribute("d", String(d));
    path.setAttribute("opacity", String(opacity));
    svg.append(path);
  }
  return svg;
}
