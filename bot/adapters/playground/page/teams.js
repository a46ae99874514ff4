// Draws the Adaptive Card 1.5 JSON that was really sent, the way Teams does; sends nothing itself.
import { anchor, drawFile, el, icon, leftovers, menu, undrawn } from "./dom.js";
import { drawInput, gather, INPUT_KEYS } from "./teams-inputs.js";
import { drawMarkdown, drawMessageText, fillMacros } from "./teams-text.js";

// A drawing context `cx` is: zone, language, prefix (unique for DOM ids), file(id) -> where it can be saved from,
// execute(action, inputs). The card adds
// mentions (names that msteams.entities vouches for), inputs (id -> reader) and targets (id -> node).

const PLACED = ["type", "id", "isVisible", "separator", "spacing", "height", "fallback", "requires"];
const TEXT_KEYS = ["text", "color", "fontType", "isSubtle", "size", "weight"];

function textClasses(element) {
  const names = [element.size, element.weight, element.color, element.fontType].map((name) => name?.toLowerCase());
  const [size, weight, color, font] = names;
  return [
    size && `size-${size}`,
    weight && `weight-${weight}`,
    color && `color-${color}`,
    font === "monospace" && "mono",
    element.isSubtle && "subtle",
  ].filter(Boolean).join(" ");
}

function textBlock(element, cx) {
  const align = element.horizontalAlignment?.toLowerCase();
  const heading = element.style?.toLowerCase() === "heading";
  const node = el(
    "div",
    {
      class: `text-block ${textClasses(element)} ${element.wrap ? "wrap" : "one-line"} ${align ? `align-${align}` : ""}`,
      role: heading ? "heading" : null,
      "aria-level": heading ? "3" : null,
    },
    drawMarkdown(element.text, cx),
  );
  if (element.maxLines) {
    node.classList.add("clamped");
    node.style.setProperty("--lines", String(element.maxLines));
  }
  return node;
}

function run(part, cx) {
  if (typeof part === "string") return part;
  if (part.type !== "TextRun") return undrawn(`RichTextBlock ${part.type}`, part);
  const marks = [["italic", "em"], ["strikethrough", "s"], ["underline", "u"], ["highlight", "mark"]];
  const text = el("span", { class: `run ${textClasses(part)}` }, fillMacros(part.text, cx));
  const styled = marks.reduce((inner, [name, tag]) => (part[name] ? el(tag, {}, inner) : inner), text);
  const rest = leftovers("TextRun", part, ["type", "selectAction", ...TEXT_KEYS, ...marks.map(([name]) => name)]);
  if (!part.selectAction) return [styled, ...rest];
  if (part.selectAction.type === "Action.OpenUrl") return [anchor(part.selectAction.url, styled), ...rest];
  const press = () => perform(part.selectAction, cx, null);
  return [el("button", { type: "button", class: "text-button", onclick: press }, styled), ...rest];
}

function factSet(element, cx) {
  return el(
    "dl",
    { class: "facts" },
    element.facts.map((fact) => [
      el("dt", {}, drawMarkdown(fact.title, cx)),
      el("dd", {}, drawMarkdown(fact.value, cx)),
    ]),
  );
}

function column(element, cx) {
  const node = el(
    "div",
    { class: `column ${element.style ? `style-${element.style}` : ""} valign-${element.verticalContentAlignment ?? "top"}` },
    drawElements(element.items ?? [], cx),
    leftovers("Column", element, [...PLACED, "items", "width", "style", "verticalContentAlignment"]),
  );
  const width = String(element.width ?? "stretch");
  if (width === "auto") node.style.flex = "0 1 auto";
  else if (width.endsWith("px")) node.style.flex = `0 0 ${width}`;
  else node.style.flex = `${width === "stretch" ? 1 : Number(width)} 1 0`;
  return node;
}

function image(element) {
  return el("span", { class: "image", role: "img", "aria-label": element.altText, title: element.url },
    element.altText || "image");
}

const STYLES = { positive: "primary", destructive: "danger" };

function shownCard(action, cx, opener, panels) {
  const panel = el("div", { class: "show-card", hidden: true }, drawElements(action.card.body ?? [], cx));
  if (action.card.actions) panel.append(...[drawActions(action.card.actions, cx)].flat());
  panels.push([opener, panel]);
  opener.setAttribute("aria-expanded", "false");
  return () => {
    for (const [other, one] of panels) {
      one.hidden = one !== panel || !panel.hidden;
      other.setAttribute("aria-expanded", String(!one.hidden));
    }
  };
}

function toggleTargets(action, cx) {
  for (const target of action.targetElements) {
    const node = cx.targets.get(target.elementId ?? target);
    if (node) node.hidden = target.isVisible === undefined ? !node.hidden : !target.isVisible;
  }
}

function perform(action, cx, opener) {
  if (action.type === "Action.OpenUrl") {
    anchor(action.url).click();
  } else if (action.type === "Action.ToggleVisibility") {
    toggleTargets(action, cx);
  } else {
    const inputs = action.associatedInputs?.toLowerCase() === "none" ? {} : gather(cx.inputs);
    if (inputs) cx.execute(action, inputs, opener);
  }
}

const ACTION_KEYS = [
  ..."type id title style mode tooltip isEnabled verb data url card targetElements associatedInputs".split(" "),
  ..."iconUrl fallback requires role".split(" "),
];
const ACTIONS = ["Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility"];

/** A row of actions with the cards that they open; what is "secondary" goes behind the "..." as in Teams. */
function drawActions(actions, cx) {
  const unknown = actions.filter((action) => !ACTIONS.includes(action.type));
  const known = actions.filter((action) => ACTIONS.includes(action.type));
  const panels = [];
  const buttons = known.filter((action) => action.mode !== "secondary").map((action) => {
    const node = action.type === "Action.OpenUrl"
      ? anchor(action.url, action.title)
      : el("button", { type: "button", disabled: action.isEnabled === false }, action.title);
    node.className = `button ${STYLES[action.style] ?? ""}`;
    node.dataset.label = action.title;
    if (action.tooltip) node.title = action.tooltip;
    if (action.type === "Action.ShowCard") node.addEventListener("click", shownCard(action, cx, node, panels));
    else if (action.type !== "Action.OpenUrl") node.addEventListener("click", () => perform(action, cx, node));
    return node;
  });
  const secondary = known.filter((action) => action.mode === "secondary");
  if (secondary.length) {
    const opener = el("button", { type: "button", class: "button more", "aria-label": "More actions" }, icon("more"));
    buttons.push(menu(opener, secondary.map((action) => [action.title, () => perform(action, cx, opener)])));
  }
  return [
    el("div", { class: "actions" }, buttons),
    panels.map(([, panel]) => panel),
    unknown.map((action) => undrawn(action.type, action)),
    known.map((action) => leftovers(action.type, action, ACTION_KEYS)),
  ];
}

const CONTAINER_KEYS = ["items", "style", "bleed", "verticalContentAlignment", "minHeight", "selectAction"];

function container(element, cx) {
  const node = el("div", { class: `container style-${element.style ?? "none"}` }, drawElements(element.items, cx));
  if (!element.selectAction) return node;
  node.setAttribute("role", "button");
  node.setAttribute("tabindex", "0");
  node.classList.add("selectable");
  node.addEventListener("click", (event) => {
    if (!event.target.closest("a, button, input, select, textarea")) perform(element.selectAction, cx, node);
  });
  node.addEventListener("keydown", (event) => {
    if (event.target === node && ["Enter", " "].includes(event.key)) perform(element.selectAction, cx, node);
  });
  return node;
}

const ELEMENTS = {
  TextBlock: [textBlock, [...TEXT_KEYS, "wrap", "maxLines", "horizontalAlignment", "style"]],
  RichTextBlock: [
    (element, cx) => el("div", { class: "text-block wrap" }, el("p", {}, element.inlines.map((part) => run(part, cx)))),
    ["inlines", "horizontalAlignment"],
  ],
  FactSet: [factSet, ["facts"]],
  ColumnSet: [
    (element, cx) => el("div", { class: "columns" }, element.columns.map((one) => column(one, cx))),
    ["columns"],
  ],
  Container: [container, CONTAINER_KEYS],
  ActionSet: [(element, cx) => el("div", {}, drawActions(element.actions, cx)), ["actions"]],
  Image: [image, ["url", "altText", "size", "style", "width", "horizontalAlignment"]],
};

function drawElement(element, cx) {
  const known = ELEMENTS[element.type];
  if (known) {
    return el("div", {}, known[0](element, cx), leftovers(element.type, element, [...PLACED, ...known[1]]));
  }
  if (INPUT_KEYS[element.type]) {
    return el("div", {}, drawInput(element, cx), leftovers(element.type, element, INPUT_KEYS[element.type]));
  }
  if (element.fallback === "drop") return null;
  return element.fallback ? drawElement(element.fallback, cx) : undrawn(element.type, element);
}

function drawElements(elements, cx) {
  return elements.map((element, at) => {
    const node = drawElement(element, cx);
    if (node === null) return null;
    const spacing = (element.spacing ?? "default").toLowerCase();
    node.classList.add("element");
    if (at) node.classList.add(`spacing-${spacing}`);
    if (at && element.separator) node.classList.add("separated");
    node.hidden = element.isVisible === false;
    if (element.id) cx.targets.set(element.id, node);
    return node;
  });
}

const CARD_KEYS = "type version $schema body actions fallbackText speak lang msteams refresh metadata".split(" ");

/** One card with everything in it. */
export function drawCard(card, cx) {
  const mentions = (card.msteams?.entities ?? []).filter((one) => one.type === "mention").map((one) => one.mentioned?.name);
  const inside = { ...cx, mentions, inputs: new Map(), targets: new Map() };
  const node = el("div", { class: "card", lang: card.lang });
  try {
    node.append(...[drawElements(card.body ?? [], inside)].flat(Infinity).filter(Boolean));
    if (card.actions?.length) {
      node.append(el("div", { class: "element spacing-default" }, drawActions(card.actions, inside)));
    }
    node.append(...leftovers("AdaptiveCard", card, CARD_KEYS));
  } catch (error) {
    console.error(error);
    node.append(undrawn(`card (${error.message})`, card));
  }
  return node;
}

const CARD = "application/vnd.microsoft.card.adaptive";
const ASK = "application/vnd.microsoft.teams.card.file.consent";
const THERE = "application/vnd.microsoft.teams.card.file.info";

/** What Teams draws itself around a file that an app offers. */
function drawOffer(asks, cx) {
  const answer = (yes) => (event) => cx.execute({ type: "fileConsent", yes }, {}, event.currentTarget);
  return el(
    "div",
    { class: "card offer" },
    el("div", {}, icon("file"), " ", el("strong", {}, asks.name)),
    el("div", { class: "subtle" }, asks.content.description),
    el(
      "div",
      { class: "actions" },
      el("button", { type: "button", class: "button primary", "data-label": "Allow", onclick: answer(true) }, "Allow"),
      el("button", { type: "button", class: "button", "data-label": "Decline", onclick: answer(false) }, "Decline"),
    ),
  );
}

function drawAttachment(one, cx) {
  if (one.contentType === CARD) return drawCard(one.content, cx);
  if (one.contentType === ASK) return drawOffer(one, cx);
  if (one.contentType === THERE) return drawFile(one.name, cx.file(one.content.uniqueId));
  return undrawn(one.contentType, one);
}

/** The body of a message: its text in a bubble, its cards below. */
export function drawBody(activity, cx) {
  const cards = (activity.attachments ?? []).map((one) => drawAttachment(one, cx));
  const text = activity.text ? el("div", { class: "bubble" }, drawMessageText(activity, cx)) : null;
  return el("div", { class: "teams-body" }, text, cards);
}
