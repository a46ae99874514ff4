// Draws Block Kit's input elements and keeps what was typed in Slack's own shape (view.state.values).
import { el, fileList } from "./dom.js";
import { drawText } from "./slack-text.js";

/** What the inputs of one message or view hold: block id -> action id -> the state that Slack would send. */
export class Typed {
  constructor() {
    this.values = {};
    this.controls = new Map();
  }

  keep(block, element, state) {
    (this.values[block.block_id] ??= {})[element.action_id] = { type: element.type, ...state };
  }
}

function text(block, element, cx, typed) {
  const tag = element.multiline ? "textarea" : "input";
  const type = { number_input: "text", email_text_input: "email", url_text_input: "url" }[element.type] ?? "text";
  const node = el(tag, {
    type: tag === "input" ? type : null,
    rows: tag === "textarea" ? 4 : null,
    inputmode: element.type === "number_input" ? (element.is_decimal_allowed ? "decimal" : "numeric") : null,
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    oninput: () => typed.keep(block, element, { value: node.value === "" ? null : node.value }),
  });
  node.value = element.initial_value ?? "";
  typed.keep(block, element, { value: element.initial_value ?? null });
  return node;
}

function option(choice, cx) {
  return choice && { text: choice.text, value: choice.value };
}

function select(block, element, cx, typed) {
  const groups = element.option_groups ?? [{ label: null, options: element.options }];
  const all = groups.flatMap((group) => group.options);
  const draw = (choice) => el("option", { value: choice.value }, choice.text.text);
  const node = el(
    "select",
    {
      onchange: () => {
        const chosen = all.find((choice) => choice.value === node.value);
        typed.keep(block, element, { selected_option: option(chosen) ?? null });
        cx.chosen?.(block, element, { selected_option: option(chosen) });
      },
    },
    el("option", { value: "" }, element.placeholder?.text ?? "Select an option"),
    groups.map((group) =>
      group.label ? el("optgroup", { label: group.label.text }, group.options.map(draw)) : group.options.map(draw),
    ),
  );
  node.value = element.initial_option?.value ?? "";
  typed.keep(block, element, { selected_option: option(element.initial_option) ?? null });
  return node;
}

function date(block, element, cx, typed) {
  const node = el("input", {
    type: "date",
    onchange: () => {
      typed.keep(block, element, { selected_date: node.value || null });
      cx.chosen?.(block, element, { selected_date: node.value });
    },
  });
  node.value = element.initial_date ?? "";
  typed.keep(block, element, { selected_date: element.initial_date ?? null });
  return node;
}

function boxes(block, element, cx, typed) {
  const radio = element.type === "radio_buttons";
  const initial = radio ? [element.initial_option].filter(Boolean) : (element.initial_options ?? []);
  const name = `${cx.prefix}-${block.block_id}-${element.action_id}`;
  const state = () => {
    const chosen = element.options.filter((_, at) => inputs[at].checked).map((choice) => option(choice));
    return radio ? { selected_option: chosen[0] ?? null } : { selected_options: chosen };
  };
  const inputs = element.options.map((choice) =>
    el("input", {
      type: radio ? "radio" : "checkbox",
      name,
      value: choice.value,
      checked: initial.some((first) => first.value === choice.value),
      onchange: () => {
        typed.keep(block, element, state());
        cx.chosen?.(block, element, state());
      },
    }),
  );
  typed.keep(block, element, state());
  return el(
    "div",
    { role: radio ? "radiogroup" : "group", class: "boxes" },
    element.options.map((choice, at) =>
      el(
        "label",
        { class: "box" },
        inputs[at],
        el("span", {}, drawText(choice.text, cx), choice.description && el("small", {}, drawText(choice.description, cx))),
      ),
    ),
  );
}

// A file goes to Slack when it is chosen; the form sends its id.
function files(block, element, cx, typed) {
  const list = el("ul", { class: "chips", "aria-label": "Chosen files", "aria-live": "polite" });
  const ends = element.filetypes?.map((end) => `.${end}`).join(",");
  const input = el("input", {
    type: "file",
    accept: ends,
    multiple: (element.max_files ?? 10) > 1,
    onchange: async () => {
      const chosen = [...input.files].slice(0, element.max_files ?? 10);
      try {
        keep(await Promise.all(chosen.map(async (file) => ({ id: await cx.upload(file), name: file.name, size: file.size }))));
      } catch (error) {
        showErrors({ [block.block_id]: error.message }, typed);
      }
      input.value = "";
    },
  });
  const keep = (now) => {
    typed.keep(block, element, { files: now });
    list.hidden = now.length === 0;
    list.replaceChildren(
      ...fileList(now, (at) => {
        keep(now.filter((_, place) => place !== at));
        input.focus();
      }),
    );
  };
  keep(element.initial_files ?? []);
  return Object.assign(input, { companion: list });
}

export const INPUTS = {
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  static_select: select,
  datepicker: date,
  radio_buttons: boxes,
  checkboxes: boxes,
  file_input: files,
};

export const INPUT_KEYS = [
  ..."type action_id placeholder initial_value multiline max_length min_length is_decimal_allowed min_value".split(" "),
  ..."max_value options option_groups initial_option initial_options initial_date focus_on_load max_files".split(" "),
  ..."filetypes initial_files".split(" "),
];

function empty(state) {
  const value = state.value ?? state.selected_option ?? state.selected_date ?? state.selected_options ?? state.files;
  return value === null || value === undefined || value.length === 0;
}

/** The sentence with which Slack's own client refuses to send this input; "" when it would send it. */
export function complaint(block, typed) {
  const element = block.element;
  const state = typed.values[block.block_id]?.[element.action_id];
  if (!state || empty(state)) return block.optional ? "" : "Please complete this required field.";
  if (element.type === "number_input") {
    const number = Number(state.value);
    if (!/^-?\d+(\.\d+)?$/.test(state.value)) return "Please enter a valid number.";
    if (!element.is_decimal_allowed && !Number.isInteger(number)) return "Please enter a whole number.";
    if (element.min_value !== undefined && number < Number(element.min_value)) {
      return `Please enter a number that is at least ${element.min_value}.`;
    }
    if (element.max_value !== undefined && number > Number(element.max_value)) {
      return `Please enter a number that is at most ${element.max_value}.`;
    }
  }
  if (element.min_length && state.value.length < element.min_length) {
    return `Please use at least ${element.min_length} characters.`;
  }
  return "";
}

/** An input block: label, control, hint and the place where its error appears. */
export function drawInput(block, cx, typed, unknown) {
  const draw = INPUTS[block.element.type];
  if (!draw) return unknown(`input of ${block.element.type}`, block);
  const id = `${cx.prefix}-${block.block_id}`;
  const control = draw(block, block.element, cx, typed);
  const group = control.tagName === "DIV";
  const error = el("p", { class: "field-error", id: `${id}-error`, hidden: true });
  control.setAttribute("id", id);
  control.setAttribute("data-field", block.block_id);
  control.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  if (group) control.setAttribute("aria-labelledby", `${id}-label`);
  typed.controls.set(block.block_id, { block, control, error });
  return el(
    "div",
    { class: "block input" },
    el(
      group ? "span" : "label",
      { class: "label", id: `${id}-label`, for: group ? null : id },
      block.label.text,
      block.optional && el("span", { class: "optional" }, " (optional)"),
    ),
    control,
    control.companion,
    error,
    block.hint && el("p", { class: "hint", id: `${id}-hint` }, block.hint.text),
  );
}

/** Put sentences at their fields (block id -> sentence) and take all others away; focuses the first one. */
export function showErrors(errors, typed) {
  let first = null;
  for (const [id, { control, error }] of typed.controls) {
    error.textContent = errors[id] ?? "";
    error.hidden = !errors[id];
    control.setAttribute("aria-invalid", String(Boolean(errors[id])));
    if (errors[id]) first ??= control;
  }
  (first?.querySelector("input") ?? first)?.focus();
}
