// Draws Slack's two kinds of text: mrkdwn and rich_text; knows nothing of blocks.
import { anchor, el, undrawn } from "./dom.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Slack knows these three entities and no others. */
export function unescape(text) {
  return text.replace(/&(amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}

const DATES = {
  "{date_num}": { year: "numeric", month: "2-digit", day: "2-digit" },
  "{date}": { dateStyle: "long" },
  "{date_short}": { dateStyle: "medium" },
  "{date_long}": { dateStyle: "full" },
  "{date_pretty}": { dateStyle: "long" },
  "{date_short_pretty}": { dateStyle: "medium" },
  "{date_long_pretty}": { dateStyle: "full" },
  "{day_divider_pretty}": { weekday: "long", day: "numeric", month: "long" },
  "{time}": { timeStyle: "short" },
  "{time_secs}": { timeStyle: "medium" },
};

const UNITS = [["day", 86400000], ["hour", 3600000], ["minute", 60000]];

function dayNumber(moment, zone) {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(moment);
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86400000);
}

/** A moment as Slack words it, in the reader's language and zone; an unknown token stays as it was written. */
export function drawDate(seconds, format, cx) {
  const moment = new Date(seconds * 1000);
  const away = dayNumber(moment, cx.zone) - dayNumber(new Date(cx.now()), cx.zone);
  const relative = new Intl.RelativeTimeFormat(cx.language, { numeric: "auto" });
  return format.replace(/\{[a-z_]+\}/g, (token) => {
    if (token === "{ago}") {
      const [unit, length] = UNITS.find(([, one]) => Math.abs(moment - cx.now()) >= one) ?? UNITS.at(-1);
      return relative.format(Math.round((moment - cx.now()) / length), unit);
    }
    if (token.endsWith("_pretty}") && Math.abs(away) <= 1) return relative.format(away, "day");
    const options = DATES[token];
    return options ? new Intl.DateTimeFormat(cx.language, { ...options, timeZone: cx.zone }).format(moment) : token;
  });
}

function mention(label, mine = false) {
  return el("span", { class: mine ? "mention mine" : "mention" }, label);
}

function user(id, cx) {
  return mention(`@${cx.name(id) ?? id}`, id === cx.me);
}

function angled(inside, cx) {
  const [target, label] = inside.split(/\|(.*)/s);
  if (target.startsWith("@")) return user(target.slice(1), cx);
  if (target.startsWith("#")) return mention(`#${label ?? cx.name(target.slice(1)) ?? target.slice(1)}`);
  const date = target.match(/^!date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/s);
  if (date) {
    const words = el("time", { title: unescape(label ?? "") }, drawDate(Number(date[1]), date[2], cx));
    return date[3] ? anchor(date[3], words) : words;
  }
  if (/^!(here|channel|everyone)$/.test(target)) return mention(`@${target.slice(1)}`, true);
  if (target.startsWith("!subteam^")) return mention(label ?? `@${target.slice(9)}`);
  if (target.startsWith("!")) return el("span", {}, unescape(label ?? `<${inside}>`));
  const address = unescape(target);
  return anchor(address, unescape(label ?? address.replace(/^mailto:/, "")));
}

const MARKS = { "*": "strong", _: "em", "~": "s" };
const MARK = /(^|[^\p{L}\p{N}])([*_~])(?=[^\s*_~])([^\n]*?[^\s])\2(?![\p{L}\p{N}])/su;

function marked(text, leaf) {
  const found = MARK.exec(text);
  if (!found) return leaf(text);
  const start = found.index + found[1].length;
  return [
    ...leaf(text.slice(0, start)),
    el(MARKS[found[2]], {}, ...marked(found[3], leaf)),
    ...marked(text.slice(found.index + found[0].length), leaf),
  ];
}

// Slack makes a link of a bare address unless the text is verbatim.
// A mark may hold links and code (*<url|label>*), so these are set aside under a number while marks are looked for;
// so is a letter that would look like such a number's brackets.
function inline(text, cx) {
  const aside = [];
  const bare = text.replace(/<([^<>\n]+)>|`([^`\n]+)`|https?:\/\/[^\s<>]+|[\ue000\ue001]/g, (whole, inside, code) => {
    if (whole === "\ue000" || whole === "\ue001") aside.push(() => whole);
    else if (inside === undefined && code === undefined && cx.verbatim) return whole;
    else if (inside !== undefined) aside.push(() => angled(inside, cx));
    else if (code !== undefined) aside.push(() => el("code", {}, unescape(code)));
    else aside.push(() => anchor(unescape(whole), unescape(whole)));
    return `\ue000${aside.length - 1}\ue001`;
  });
  return marked(bare, (plain) =>
    plain.split(/\ue000(\d+)\ue001/).map((part, at) => (at % 2 ? aside[Number(part)]() : unescape(part))),
  );
}

function withBreaks(text, cx) {
  return text.split("\n").flatMap((line, at) => [...(at ? [el("br")] : []), ...inline(line, cx)]);
}

// A line that begins with ">" is a quote to Slack even when the sign came escaped.
function paragraphs(text, cx) {
  const nodes = [];
  const lines = text.split("\n");
  while (lines.length) {
    const quoted = /^(?:&gt;|>)/.test(lines[0]);
    const run = [];
    while (lines.length && /^(?:&gt;|>)/.test(lines[0]) === quoted) run.push(lines.shift());
    const body = quoted ? run.map((line) => line.replace(/^(?:&gt;|>) ?/, "")) : run;
    if (quoted) nodes.push(el("blockquote", {}, ...withBreaks(body.join("\n"), cx)));
    else nodes.push(el("span", {}, ...withBreaks(body.join("\n"), cx)));
  }
  return nodes;
}

/** mrkdwn as Slack reads it: marks, quotes, code, links, mentions, dates. */
export function drawMrkdwn(text, cx) {
  return text.split(/```([\s\S]+?)```/).flatMap((part, at) => {
    if (at % 2) return [el("pre", {}, unescape(part.replace(/^\n/, "")))];
    return part === "" ? [] : paragraphs(part, cx);
  });
}

/** A text object of Block Kit. */
export function drawText(object, cx) {
  if (object.type === "mrkdwn") return drawMrkdwn(object.text, { ...cx, verbatim: object.verbatim });
  if (object.type !== "plain_text") return [undrawn(`text of ${object.type}`, object)];
  return object.text.split("\n").flatMap((line, at) => [...(at ? [el("br")] : []), line]);
}

const STYLES = [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"], ["underline", "u"]];

function styled(node, style = {}) {
  return STYLES.reduce((inner, [name, tag]) => (style[name] ? el(tag, {}, inner) : inner), node);
}

function piece(part, cx) {
  switch (part.type) {
    case "text":
      return styled(el("span", { class: "run" }, part.text), part.style);
    case "link":
      return styled(anchor(part.url, part.text ?? part.url), part.style);
    case "user":
      return styled(user(part.user_id, cx), part.style);
    case "channel":
      return mention(`#${cx.name(part.channel_id) ?? part.channel_id}`);
    case "usergroup":
      return mention(`@${part.usergroup_id}`);
    case "broadcast":
      return mention(`@${part.range}`, true);
    case "date":
      return styled(
        el("time", { title: part.fallback }, drawDate(part.timestamp, part.format, cx)),
        part.style,
      );
    case "emoji":
      return part.unicode
        ? String.fromCodePoint(...part.unicode.split("-").map((code) => parseInt(code, 16)))
        : `:${part.name}:`;
    default:
      return null;
  }
}

/** The inline elements of a rich_text section; `unknown(part)` draws what this page has no word for. */
export function drawPieces(parts, cx, unknown) {
  return parts.map((part) => piece(part, cx) ?? unknown(part));
}
