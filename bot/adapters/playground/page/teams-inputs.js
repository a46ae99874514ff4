// Draws Adaptive Card inputs, gathers their values and checks what Teams' own client checks before it sends.
import { el } from "./dom.js";
import { drawMarkdown } from "./teams-text.js";

const COMMON = ["type", "id", "label", "isRequired", "errorMessage", "separator", "spacing", "isVisible", "height"];
export const INPUT_KEYS = {
  "Input.Text": [...COMMON, ..."value placeholder isMultiline maxLength regex style".split(" ")],
  "Input.Number": [...COMMON, "value", "placeholder", "min", "max"],
  "Input.Date": [...COMMON, "value", "placeholder", "min", "max"],
  "Input.Toggle": [...COMMON, "title", "value", "valueOn", "valueOff", "wrap"],
  "Input.ChoiceSet": [...COMMON, ..."choices value placeholder style isMultiSelect wrap".split(" ")],
};

function line(input) {
  const node = el(input.isMultiline ? "textarea" : "input", {
    type: input.isMultiline ? null : { Email: "email", Url: "url", Tel: "tel" }[input.style] ?? "text",
    rows: input.isMultiline ? 3 : null,
    placeholder: input.placeholder,
    maxlength: input.maxLength,
  });
  node.value = input.value ?? "";
  return { node, value: () => node.value };
}

function number(input) {
  const node = el("input", { type: "number", min: input.min, max: input.max, placeholder: input.placeholder, step: "any" });
  node.value = input.value ?? "";
  return { node, value: () => node.value };
}

function date(input) {
  const node = el("input", { type: "date", min: input.min, max: input.max });
  node.value = input.value ?? "";
  return { node, value: () => node.value };
}

function toggle(input, cx) {
  const on = input.valueOn ?? "true";
  const off = input.valueOff ?? "false";
  const box = el("input", { type: "checkbox", checked: (input.value ?? off) === on });
  return {
    node: el("label", { class: "box" }, box, el("span", {}, drawMarkdown(input.title ?? "", cx))),
    value: () => (box.checked ? on : off),
  };
}

function dropdown(input) {
  const node = el(
    "select",
    {},
    el("option", { value: "" }, input.placeholder ?? "Select an option"),
    input.choices.map((choice) => el("option", { value: choice.value }, choice.title)),
  );
  node.value = input.value ?? "";
  return { node, value: () => node.value };
}

// Type to narrow the list: what is not one of the choices is sent as nothing, as Teams does.
function filtered(input, cx) {
  const list = el("datalist", { id: `${cx.prefix}-${input.id}-list` },
    input.choices.map((choice) => el("option", { value: choice.title })));
  const box = el("input", { type: "text", list: list.id, placeholder: input.placeholder ?? "Search or select" });
  const byTitle = (title) => input.choices.find((choice) => choice.title === title)?.value ?? "";
  box.value = input.choices.find((choice) => choice.value === input.value)?.title ?? "";
  return { node: el("span", { class: "filtered" }, box, list), value: () => byTitle(box.value) };
}

function boxes(input, cx) {
  const chosen = (input.value ?? "").split(",");
  const all = input.choices.map((choice) =>
    el("input", {
      type: input.isMultiSelect ? "checkbox" : "radio",
      name: `${cx.prefix}-${input.id}`,
      value: choice.value,
      checked: chosen.includes(choice.value),
    }),
  );
  const node = el(
    "div",
    { role: input.isMultiSelect ? "group" : "radiogroup", class: "boxes" },
    input.choices.map((choice, at) => el("label", { class: "box" }, all[at], el("span", {}, choice.title))),
  );
  return { node, value: () => all.filter((one) => one.checked).map((one) => one.value).join(",") };
}

function choices(input, cx) {
  if (input.isMultiSelect || input.style === "expanded") return boxes(input, cx);
  return input.style === "filtered" ? filtered(input, cx) : dropdown(input);
}

const DRAW = {
  "Input.Text": line,
  "Input.Number": number,
  "Input.Date": date,
  "Input.Toggle": toggle,
  "Input.ChoiceSet": choices,
};

/** An input with its label and the place of its error; `cx.inputs` learns how to read it. */
export function drawInput(input, cx) {
  const control = DRAW[input.type](input, cx);
  const id = `${cx.prefix}-${input.id}`;
  const target = control.node.matches("input, select, textarea") ? control.node : control.node.querySelector("input");
  const group = control.node.hasAttribute("role");
  const error = el("p", { class: "field-error", id: `${id}-error`, hidden: true }, input.errorMessage ?? "This is a required field.");
  if (group) control.node.setAttribute("aria-labelledby", `${id}-label`);
  else target.setAttribute("id", id);
  target?.setAttribute("aria-describedby", `${id}-error`);
  (group ? control.node : target).setAttribute("data-field", input.id);
  if (input.isRequired) target?.setAttribute("aria-required", "true");
  const label = input.label && el(
    group ? "span" : "label",
    { class: "label", id: `${id}-label`, for: group ? null : id },
    input.label,
    input.isRequired && el("span", { class: "required", "aria-hidden": "true" }, " *"),
  );
  cx.inputs.set(input.id, { input, value: control.value, target, error });
  return el("div", { class: "input" }, label, control.node, error);
}

function acceptable({ input, value }) {
  const given = value();
  if (given === "" || (input.type === "Input.Toggle" && given !== (input.valueOn ?? "true"))) return !input.isRequired;
  if (input.type === "Input.Number") {
    return Number(given) >= (input.min ?? -Infinity) && Number(given) <= (input.max ?? Infinity);
  }
  return !input.regex || new RegExp(input.regex).test(given);
}

/** The values of all inputs of a card, or null after showing the error of each one that may not be sent. */
export function gather(inputs) {
  let first = null;
  for (const one of inputs.values()) {
    const fine = acceptable(one);
    one.error.hidden = fine;
    one.target?.setAttribute("aria-invalid", String(!fine));
    if (!fine) first ??= one.target;
  }
  first?.focus();
  return first ? null : Object.fromEntries([...inputs].map(([id, one]) => [id, one.value()]));
}
