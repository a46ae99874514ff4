// Draws one message of either client around its body: who, when, who else sees it, what was really sent.
import { avatar, el, fileList, icon, mark } from "./dom.js";
import { drawBody as drawSlack } from "./slack.js";
import { Typed } from "./slack-inputs.js";
import { drawBody as drawTeams } from "./teams.js";

function clock(at, cx) {
  return new Intl.DateTimeFormat(cx.language, { timeStyle: "short", timeZone: cx.zone }).format(new Date(at));
}

/** A person as typed; the bot as sent. `message` is as the server's `look` tells it. */
export function drawMessage(client, message, cx) {
  const typed = new Typed();
  const inside = {
    ...cx,
    prefix: `${client}-${message.id}`,
    press: (block, element, extra) => cx.press(message, block, element, extra, typed),
    execute: (action, inputs, opener) => cx.execute(message, action, inputs, opener),
    chosen: (block, element, extra) => cx.press(message, block, element, extra, typed),
  };
  const body = client === "slack" ? drawSlack(message.sent, inside, typed) : drawTeams(message.sent, inside);
  return el(
    "li",
    {
      class: ["message", ...["private", "mine", "reply"].filter((name) => message[name])].join(" "),
      "data-id": message.id,
    },
    message.private && el("div", { class: "only-you" }, icon("eye"), "Only visible to you"),
    message.bot ? mark() : avatar(message.name),
    el(
      "div",
      { class: "content" },
      el(
        "div",
        { class: "by" },
        el("strong", {}, message.name),
        message.bot && client === "slack" && el("span", { class: "badge" }, "APP"),
        el("time", { datetime: message.at }, clock(message.at, cx)),
        message.edited && client === "teams" && el("span", {}, "Edited"),
      ),
      (!message.files?.length || message.sent.text) && body,
      message.files?.length > 0 && el("ul", { class: "chips sent", "aria-label": "Files" }, fileList(message.files)),
      message.edited && client === "slack" && el("span", { class: "edited" }, "(edited)"),
      message.note && el("div", { class: "note", role: "status" }, message.note),
      message.bot && el(
        "details",
        { class: "json" },
        el("summary", {}, "JSON"),
        el("pre", { tabindex: "0" }, JSON.stringify(message.sent, null, 2)),
      ),
    ),
  );
}
