// Keys for the audio and video of a task: play, go back and forth, change the speed. They act on the player that was
// used last, so that an annotator can listen again without leaving the categories.

import styles from "#crowd/media/media-note.css";
import { adoptStyles, element } from "#crowd/base/dom.js";
import { hotkeys } from "#crowd/base/page-hotkeys.js";
import { clock, nextRate, seekTo } from "#crowd/media/media-time.js";

const SEEK_SECONDS = 5;
/** One picture of a video with 25 a second: how many a file really has, the browser does not say. */
const FRAME_SECONDS = 0.04;
const NOTE_MS = 1_200;

/** @type {HTMLMediaElement | null} */
let last = null;
let bound = false;
let noteTimer = 0;
/** @type {HTMLElement | null} */
let note = null;

/** Binds the keys once the page has something to play. */
export function bindMediaKeys() {
  if (bound || !document.querySelector("audio, video")) return;
  bound = true;
  for (const type of ["play", "seeking", "pointerdown"]) {
    document.addEventListener(type, (event) => {
      if (event.target instanceof HTMLMediaElement) last = event.target;
    }, { capture: true });
  }
  bind("play", "K", "Play or pause", toggle);
  bind("media-back", "J", `Back ${SEEK_SECONDS} seconds`, (player) => seek(player, -SEEK_SECONDS));
  bind("media-forward", "L", `Forward ${SEEK_SECONDS} seconds`, (player) => seek(player, SEEK_SECONDS));
  if (document.querySelector("video")) {
    bind("previous-picture", ",", "Back one picture", (player) => step(player, -FRAME_SECONDS));
    bind("next-picture", ".", "Forward one picture", (player) => step(player, FRAME_SECONDS));
  }
  bind("slower", "<", "Play slower", (player) => setRate(player, -1));
  bind("faster", ">", "Play faster", (player) => setRate(player, 1));
}

/**
 * @param {string} action
 * @param {string} combination
 * @param {string} description
 * @param {(player: HTMLMediaElement) => void} act
 */
function bind(action, combination, description, act) {
  const run = () => {
    const player = present();
    if (!player) return false;
    act(player);
    return true;
  };
  hotkeys.bind({ action, combination, description, run });
}

/** The player that was used last, else the first in view. */
function present() {
  if (last?.isConnected && last.checkVisibility()) return last;
  const players = /** @type {HTMLMediaElement[]} */ ([...document.querySelectorAll("audio, video")]);
  return players.find((player) => player.checkVisibility()) ?? players[0] ?? null;
}

/** @param {HTMLMediaElement} player */
function toggle(player) {
  last = player;
  if (!player.paused) {
    player.pause();
    show("Paused");
    return;
  }
  player.play().then(() => show("Playing"), () => show("This cannot be played"));
}

/**
 * @param {HTMLMediaElement} player
 * @param {number} seconds
 */
function seek(player, seconds) {
  last = player;
  player.currentTime = seekTo(player.currentTime, seconds, player.duration);
  show(clock(player.currentTime));
}

/**
 * @param {HTMLMediaElement} player
 * @param {number} seconds
 */
function step(player, seconds) {
  player.pause();
  seek(player, seconds);
}

/**
 * @param {HTMLMediaElement} player
 * @param {number} direction
 */
function setRate(player, direction) {
  last = player;
  player.playbackRate = nextRate(player.playbackRate, direction);
  show(`${player.playbackRate}×`);
}

/** @param {string} text */
function show(text) {
  if (!note) {
    const host = element("div", { id: "crowd-media-note" });
    const root = host.attachShadow({ mode: "open" });
    adoptStyles(root, styles);
    note = element("div", { class: "note", role: "status" });
    root.append(note);
    document.body.append(host);
  }
  note.textContent = text;
  note.classList.add("shown");
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => note?.classList.remove("shown"), NOTE_MS);
}
