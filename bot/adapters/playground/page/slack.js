// Draws the Block Kit that was really sent, the way Slack does; sends nothing and fills nothing in.
import { anchor, drawFile, el, icon, leftovers, menu, undrawn } from "./dom.js";
import { drawInput, INPUT_KEYS, INPUTS } from "./slack-inputs.js";
import { drawPieces, drawText } from "./slack-text.js";

// A drawing context `cx` is: name(id) -> name or undefined, me (user id), zone, language, now() in milliseconds,
// prefix (unique for DOM ids), file(id) -> where it can be saved from, press(block, element, extra) for an action,
// chosen(...) likewise for a select.

function button(block, element, cx) {
  const label = element.text.text;
  const press = () => cx.confirm(element.confirm, () => cx.press(block, element, {}));
  const attributes = {
    class: `button ${element.style ?? ""}`,
    "aria-label": element.accessibility_label,
    "data-label": label,
    onclick: press,
  };
  const extra = leftovers("button", element, [
    ..."type text action_id value url style confirm accessibility_label".split(" "),
  ]);
  if (!element.url) return [el("button", { type: "button", ...attributes }, label), ...extra];
  const link = anchor(element.url, label);
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== "onclick" && value) link.setAttribute(name, value);
  }
  link.addEventListener("click", press);
  return [link, ...extra];
}

function overflow(block, element, cx) {
  const opener = el("button", { type: "button", class: "button more", "aria-label": "More actions" }, icon("more"));
  return menu(
    opener,
    element.options.map((choice) => [
      choice.text.text,
      () =>
        cx.confirm(element.confirm, () => {
          if (choice.url) anchor(choice.url).click();
          cx.press(block, element, { selected_option: choice });
        }),
    ]),
  );
}

function image(element) {
  return el("span", { class: "image", role: "img", "aria-label": element.alt_text, title: element.image_url },
    element.alt_text || "image");
}

function drawElement(block, element, cx, typed) {
  if (element.type === "button") return button(block, element, cx);
  if (element.type === "overflow") return overflow(block, element, cx);
  if (element.type === "image") return image(element);
  const input = INPUTS[element.type];
  if (!input) return undrawn(element.type, element);
  const control = input(block, element, cx, typed);
  control.setAttribute("aria-label", element.placeholder?.text ?? element.action_id);
  return [control, ...leftovers(element.type, element, INPUT_KEYS)];
}

function section(block, cx, typed) {
  return el(
    "div",
    { class: "block section" },
    el(
      "div",
      { class: "section-text" },
      block.text && el("div", { class: "text" }, drawText(block.text, cx)),
      block.fields &&
        el("div", { class: "fields" }, block.fields.map((one) => el("div", { class: "text" }, drawText(one, cx)))),
    ),
    block.accessory && el("div", { class: "accessory" }, drawElement(block, block.accessory, cx, typed)),
    leftovers("section", block, ["type", "block_id", "text", "fields", "accessory", "expand"]),
  );
}

function context(block, cx) {
  return el(
    "div",
    { class: "block context" },
    block.elements.map((one) =>
      one.type === "image" ? image(one) : el("span", { class: "text" }, drawText(one, cx)),
    ),
    leftovers("context", block, ["type", "block_id", "elements"]),
  );
}

const BULLETS = ["disc", "circle", "square"];
const COUNTERS = ["decimal", "lower-alpha", "lower-roman"];

function richPart(part, cx) {
  const unknown = (piece) => undrawn(`rich_text ${piece.type}`, piece);
  const rest = leftovers(part.type, part, ["type", "elements", "style", "indent", "offset", "border"]);
  const inside = () => drawPieces(part.elements, cx, unknown);
  switch (part.type) {
    case "rich_text_section":
      return [el("div", { class: "rich" }, inside()), ...rest];
    case "rich_text_quote":
      return [el("blockquote", { class: "rich" }, inside()), ...rest];
    case "rich_text_preformatted":
      return [el("pre", { class: "rich" }, inside()), ...rest];
    case "rich_text_list": {
      const ordered = part.style === "ordered";
      const indent = part.indent ?? 0;
      const list = el(
        ordered ? "ol" : "ul",
        { class: part.border ? "bordered" : null, start: ordered && part.offset ? part.offset + 1 : null },
        part.elements.map((item) => el("li", { class: "rich" }, drawPieces(item.elements, cx, unknown))),
      );
      list.style.setProperty("--indent", String(indent));
      list.style.listStyleType = (ordered ? COUNTERS : BULLETS)[indent % 3];
      return [list, ...rest];
    }
    default:
      return [undrawn(`rich_text ${part.type}`, part)];
  }
}

function drawBlock(block, cx, typed) {
  const rest = (...known) => leftovers(block.type, block, ["type", "block_id", ...known]);
  switch (block.type) {
    case "section":
      return section(block, cx, typed);
    case "header":
      return [el("h3", { class: "block header" }, block.text.text), ...rest("text", "level")];
    case "context":
      return context(block, cx);
    case "divider":
      return [el("hr", { class: "block" }), ...rest()];
    case "actions":
      return el(
        "div",
        { class: "block actions" },
        block.elements.map((one) => drawElement(block, one, cx, typed)),
        rest("elements"),
      );
    case "image":
      return [el("div", { class: "block" }, image(block)), ...rest("image_url", "alt_text", "title")];
    case "rich_text":
      return [el("div", { class: "block" }, block.elements.map((part) => richPart(part, cx))), ...rest("elements")];
    case "input": {
      const box = drawInput(block, cx, typed, undrawn);
      return [box, ...rest("label", "element", "hint", "optional", "dispatch_action")];
    }
    default:
      return undrawn(block.type, block);
  }
}

/** Blocks of a message or a view, as nodes. */
export function drawBlocks(blocks, cx, typed) {
  return blocks.map((block) => {
    try {
      return drawBlock(block, cx, typed);
    } catch (error) {
      console.error(error);
      return undrawn(`${block.type} (${error.message})`, block);
    }
  });
}

/** The body of a message: its blocks, or its text where there are none, as Slack falls back. */
export function drawBody(sent, cx, typed) {
  const body = sent.blocks?.length
    ? drawBlocks(sent.blocks, cx, typed)
    : [el("div", { class: "text" }, drawText({ type: "mrkdwn", text: sent.text ?? "" }, cx))];
  body.push(...(sent.files ?? []).map((file) => drawFile(file.name, cx.file(file.id))));
  return el("div", { class: "slack-body" }, body, sent.attachments?.length ? undrawn("attachments", sent.attachments) : []);
}
