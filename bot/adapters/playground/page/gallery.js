// Draws every sample once, without a server behind it: the place to look at after changing a renderer.
import { el } from "./dom.js";
import { drawMessage } from "./message.js";
import { SLACK, TEAMS, VIEW } from "./samples.js";
import { drawModal } from "./slack-modal.js";

const names = { U2: "Erik Åkesson", U3: "Aino Mäkelä" };
const said = el("pre", { "aria-live": "polite" });
const tell = (...what) => {
  said.textContent = JSON.stringify(what, null, 1);
};

const cx = {
  name: (id) => names[id],
  me: "U9",
  zone: "Europe/Stockholm",
  language: "en-GB",
  now: () => Date.parse("2026-11-21T14:06:00Z"),
  prefix: "gallery",
  press: (message, block, element, extra, typed) => tell(element, extra, typed.values),
  execute: (message, action, inputs) => tell(action, inputs),
  confirm: (confirm, go) => go(),
};

function drawWindow(client, samples) {
  const list = el("ol", { class: "messages" }, samples.map((message) => drawMessage(client, message, cx)));
  return el("div", { class: `window ${client}` }, list);
}

const modal = drawModal(VIEW, { ...cx, submit: (values) => tell(values), close: () => tell("closed") });
document.querySelector("main").append(
  drawWindow("slack", SLACK),
  drawWindow("teams", TEAMS),
  el("div", { class: "window slack" }, modal.node),
  said,
);
modal.fail({ level: "Kunna's sentence at the field." });
scrollTo(0, 0);
