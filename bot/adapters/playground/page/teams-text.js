// Draws the text of Adaptive Cards and of Teams messages: the Markdown subset, date macros, mentions; no elements.
import { anchor, el } from "./dom.js";

const DATE_STYLES = {
  COMPACT: { dateStyle: "short" },
  SHORT: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  LONG: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
};

// Only this exact form of a moment is a macro; anything else stays as it was written, as in Teams.
const MACRO = /\{\{(DATE|TIME)\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))(?:, ?(COMPACT|SHORT|LONG))?\)\}\}/g;

/** {{DATE(...)}} and {{TIME(...)}} in the reader's language and zone. */
export function fillMacros(text, cx) {
  return text.replace(MACRO, (_, kind, moment, style) => {
    const options = kind === "TIME" ? { timeStyle: "short" } : DATE_STYLES[style ?? "COMPACT"];
    return new Intl.DateTimeFormat(cx.language, { ...options, timeZone: cx.zone }).format(new Date(moment));
  });
}

const INLINE = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /\[(?<label>(?:\\.|[^\]\\])+)\]\((?<url>[^\s()]+)\)/,
    /(?<bold>\*\*|__)(?=\S)(?<strong>(?:\\.|[^\\])+?)(?<=\S)\k<bold>/,
    /(?<![\p{L}\p{N}])(?<mark>[*_])(?=[^\s*_])(?<em>(?:\\.|[^\\])+?)(?<=\S)\k<mark>(?![\p{L}\p{N}])/u,
    /<at>(?<at>[^<]*)<\/at>/,
    /&(?<entity>amp|lt|gt|quot|#\d{1,6});/,
    /(?<hard> {2,}\n)/,
  ].map((one) => one.source).join("|"),
  "su",
);

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"' };

function token({ escaped, label, url, strong, em, at, entity, hard }, cx) {
  if (escaped) return escaped;
  if (label) return anchor(url, ...inline(label, cx));
  if (strong) return el("strong", {}, inline(strong, cx));
  if (em) return el("em", {}, inline(em, cx));
  if (at !== undefined) return el("span", { class: cx.mentions?.includes(at) ? "mention" : "mention unknown" }, at);
  if (entity) return ENTITIES[entity] ?? String.fromCodePoint(Number(entity.slice(1)));
  return hard ? el("br") : "";
}

// A single line end is a space to Markdown: whoever wants a new line sends two (or two blanks before it).
function inline(text, cx) {
  const found = INLINE.exec(text);
  if (!found) return [text.replace(/\n/g, " ")];
  return [
    text.slice(0, found.index).replace(/\n/g, " "),
    token(found.groups, cx),
    ...inline(text.slice(found.index + found[0].length), cx),
  ];
}

const ITEM = /^ {0,3}(?:([-*+])|(\d{1,9})[.)])\s+(?=\S)/;

function block(text, cx) {
  const nodes = [];
  const lines = text.split(/\r\n|\r|\n/);
  while (lines.length) {
    const item = ITEM.exec(lines[0]);
    if (!item) {
      const plain = [];
      while (lines.length && !ITEM.test(lines[0])) plain.push(lines.shift());
      nodes.push(el("p", {}, inline(plain.join("\n"), cx)));
      continue;
    }
    const ordered = item[2] !== undefined;
    const list = el(ordered ? "ol" : "ul", { start: ordered ? item[2] : null });
    while (lines.length) {
      const next = ITEM.exec(lines[0]);
      if (!next || (next[2] !== undefined) !== ordered) break;
      list.append(el("li", {}, inline(lines.shift().slice(next[0].length), cx)));
    }
    nodes.push(list);
  }
  return nodes;
}

/** Teams' Markdown: bold, italic, links, lists; no headings, tables, images or code. */
export function drawMarkdown(text, cx) {
  return fillMacros(text, cx)
    .split(/(?:\r?\n[ \t]*){2,}/)
    .filter((part) => part.trim() !== "")
    .flatMap((part) => block(part, cx));
}

/** The text of a message activity; a person's own message carries its mentions as <at>. */
export function drawMessageText(activity, cx) {
  const mentions = (activity.entities ?? []).filter((one) => one.type === "mention").map((one) => one.mentioned?.name);
  const text = activity.text ?? "";
  if (activity.textFormat === "plain") return text.split("\n").map((line) => el("p", {}, line));
  return drawMarkdown(text, { ...cx, mentions });
}
