// Keeps a screen up to date: figures by server-sent events, and a sign as soon as they may be old.
import { draw } from "./charts.js";

const page = document.body;
const AGAIN = 2000; // ms until the connection is tried again, and a little more by chance: not all screens at once
const FIRST = 5000; // ms a page that has just come may wait for its first event
const RELOAD = 300000; // ms between two reloads for a newer program

const places = new Map([...document.querySelectorAll("[data-figure]")].map((place) => [place.dataset.figure, place]));
const words = [...document.querySelectorAll("[data-shown]")];
const sign = document.querySelector("[data-stale]");
const patience = Number(page.dataset.patience) * 1000;

let source = null;
let again = 0;
let cut = false;
let begun = performance.now();
let heard = begun + FIRST - patience; // the page itself counts for FIRST

function connect() {
  again = 0;
  source = new EventSource(page.dataset.events);
  source.onmessage = (event) => show(JSON.parse(event.data));
  source.onerror = () => {
    source.close(); // by ourselves: a browser gives up for good where a proxy answers with an error
    cut = true;
    look();
    if (!again) again = setTimeout(connect, AGAIN + Math.random() * 1000);
  };
}

function show(snapshot) {
  heard = performance.now();
  cut = false;
  for (const group of ["today", "so_far"]) {
    for (const [name, figure] of Object.entries(snapshot[group])) writeFigure(places.get(`${group}/${name}`), figure);
  }
  for (const place of words) write(place, snapshot[place.dataset.shown]);
  draw(snapshot);
  look();
  if (snapshot.edition !== page.dataset.edition) renew();
}

function writeFigure(place, { number, unit }) {
  if (!place) return; // not on this screen
  write(place, number);
  write(place.nextElementSibling, unit);
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function look() {
  const old = cut || performance.now() - heard > patience;
  if (sign.hidden !== old) return;
  const clock = document.querySelector("[data-shown=clock]").textContent;
  sign.textContent = old ? `数据停在 ${clock}，正在重新连接` : "";
  sign.hidden = !old;
  page.classList.toggle("yc-screen--stale", old);
}

// A newer program is there: fetch the page anew, but only if it comes.
async function renew() {
  if (performance.now() - begun < RELOAD) return;
  begun = performance.now();
  const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
  if (answer && answer.ok) location.reload();
}

connect();
setInterval(look, 1000);
