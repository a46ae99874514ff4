// Draws a Slack modal over its window, checks what Slack's client checks, and hands the typed state out.
import { el, icon, leftovers } from "./dom.js";
import { drawBlocks } from "./slack.js";
import { drawText } from "./slack-text.js";
import { complaint, showErrors, Typed } from "./slack-inputs.js";

const VIEW_KEYS = [
  ..."type title submit close blocks callback_id private_metadata id hash state team_id bot_id app_id".split(" "),
  ..."root_view_id previous_view_id clear_on_close notify_on_close external_id app_installed_team_id".split(" "),
];

function frame(title, body, buttons, onclose) {
  const box = el(
    "div",
    { class: "modal", role: "dialog", "aria-modal": "true", "aria-label": title },
    el(
      "header",
      {},
      el("h2", {}, title),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: onclose }, icon("close")),
    ),
    el("div", { class: "modal-body slack-body" }, body),
    el("footer", {}, buttons),
  );
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") onclose();
  });
  return el("div", { class: "scrim" }, box);
}

/** A modal as `{node, fail(errors)}`; its buttons call `cx.submit(values)` and `cx.close()`. */
export function drawModal(view, cx) {
  const typed = new Typed();
  const failure = el("p", { class: "failure", role: "alert", hidden: true });
  const body = el("form", { novalidate: true }, failure, drawBlocks(view.blocks, cx, typed), leftovers("view", view, VIEW_KEYS));
  const submit = () => {
    const errors = {};
    for (const [id, { block }] of typed.controls) {
      const sentence = complaint(block, typed);
      if (sentence) errors[id] = sentence;
    }
    showErrors(errors, typed);
    if (Object.keys(errors).length === 0) cx.submit(typed.values);
  };
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  const buttons = [
    el("button", { type: "button", class: "button", onclick: cx.close }, view.close?.text ?? "Cancel"),
    view.submit && el("button", { type: "button", class: "button primary", onclick: submit }, view.submit.text),
  ];
  // A form's own Enter needs a submit button inside it.
  body.append(el("button", { type: "submit", hidden: true, tabindex: "-1" }));
  return {
    node: frame(view.title.text, body, buttons, cx.close),
    fail: (errors) => {
      failure.textContent = errors[""] ?? "";
      failure.hidden = !errors[""];
      showErrors(errors, typed);
    },
  };
}

/** Slack's "are you sure": runs `go` on yes. `close` takes the box away. */
export function drawConfirm(confirm, go, close) {
  const then = (run) => () => {
    close();
    run();
  };
  const style = confirm.style === "danger" ? "danger" : "primary";
  return frame(
    confirm.title.text,
    el("p", { class: "text" }, drawText(confirm.text, {})),
    [
      el("button", { type: "button", class: "button", onclick: close }, confirm.deny.text),
      el("button", { type: "button", class: `button ${style}`, onclick: then(go) }, confirm.confirm.text),
    ],
    close,
  );
}
