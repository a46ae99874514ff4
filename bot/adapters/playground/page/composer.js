// The place where one types and attaches files: Enter sends, "/" and "@" suggest; it knows no platform beyond its words.
import { el, fileList, icon } from "./dom.js";

function suggestions(text, caret, { commands, names }) {
  const before = text.slice(0, caret);
  const slash = /^\/(\S*)$/.exec(before);
  if (slash) {
    return commands
      .filter((one) => one.command.startsWith(before))
      .map((one) => ({ shown: one.command, note: one.description, hint: one.usage_hint, put: `${one.command} `, from: 0 }));
  }
  const at = /(?:^|\s)@([\p{L}\p{N} .'-]*)$/u.exec(before);
  if (!at) return [];
  const wanted = at[1].toLowerCase();
  return names
    .filter((name) => name.toLowerCase().startsWith(wanted) && name.toLowerCase() !== wanted.trim())
    .slice(0, 6)
    .map((name) => ({ shown: name, note: "", hint: "", put: `@${name} `, from: caret - at[1].length - 1 }));
}

/** The composer as `{node, box, send(text), add(files)}`. `place` is what the box asks for, `words` {commands, names}; `said` gets
 *  the text and the files, and says whether they went out. */
export function drawComposer(place, words, said) {
  const list = el("ul", { class: "suggestions", role: "listbox", id: "suggestions", "aria-label": "Suggestions", hidden: true });
  const button = el("button", { type: "submit", class: "send", "aria-label": "Send", disabled: true }, icon("send"));
  const box = el("textarea", {
    rows: 1,
    placeholder: place,
    "aria-label": place,
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "suggestions",
    "aria-autocomplete": "list",
  });
  const chosen = el("input", { type: "file", class: "sr-only", multiple: true, tabindex: "-1", "aria-hidden": "true" });
  const attach = el("button", { type: "button", class: "attach", "aria-label": "Attach files", onclick: () => chosen.click() }, icon("clip"));
  const chips = el("ul", { class: "chips", "aria-label": "Attached files", "aria-live": "polite", hidden: true });
  let files = [];
  let offered = [];
  let marked = 0;

  const draw = () => {
    list.hidden = offered.length === 0;
    box.setAttribute("aria-expanded", String(offered.length > 0));
    list.replaceChildren(
      ...offered.map((one, at) =>
        el(
          "li",
          {
            role: "option",
            id: `suggestion-${at}`,
            "aria-selected": String(at === marked),
            onmousedown: (event) => {
              event.preventDefault();
              take(one);
            },
          },
          el("strong", {}, one.shown),
          el("span", {}, [one.hint, one.note].filter(Boolean).join("  ")),
        ),
      ),
    );
    if (offered.length) box.setAttribute("aria-activedescendant", `suggestion-${marked}`);
    else box.removeAttribute("aria-activedescendant");
    list.children[marked]?.scrollIntoView({ block: "nearest" });
  };
  const offer = () => {
    offered = suggestions(box.value, box.selectionStart, words);
    marked = 0;
    enable();
    draw();
  };
  const enable = () => {
    button.disabled = attach.disabled || (box.value.trim() === "" && files.length === 0);
  };
  const hold = (more) => {
    files = more;
    chips.hidden = files.length === 0;
    chips.replaceChildren(
      ...fileList(files, (at) => {
        hold(files.filter((_, place) => place !== at));
        box.focus();
      }),
    );
    enable();
  };
  const take = (one) => {
    box.setRangeText(one.put, one.from, box.selectionStart, "end");
    offer();
    box.focus();
  };
  const send = async (text) => {
    const along = files;
    if (attach.disabled || (text.trim() === "" && along.length === 0)) return;
    box.value = "";
    attach.disabled = along.length > 0; // until they have been brought, nothing else goes out
    offer();
    const went = await said(text.trim(), along);
    attach.disabled = false;
    if (went) hold(files.filter((file) => !along.includes(file)));
    else if (box.value === "") box.value = text; // what could not be sent can be sent again
    enable();
  };

  const add = (more) => {
    hold([...files, ...more]);
    box.focus();
  };
  chosen.addEventListener("change", () => {
    add(chosen.files);
    chosen.value = ""; // so that the same file can be chosen again
  });

  box.addEventListener("input", offer);
  box.addEventListener("blur", () => {
    offered = [];
    draw();
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offered.length && step) {
      event.preventDefault();
      marked = (marked + step + offered.length) % offered.length;
      draw();
    } else if (offered.length && (event.key === "Tab" || (event.key === "Enter" && !event.isComposing))) {
      event.preventDefault();
      take(offered[marked]);
    } else if (offered.length && event.key === "Escape") {
      offered = [];
      draw();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send(box.value);
    }
  });
  const node = el(
    "form",
    { class: "composer" },
    list,
    chips,
    el(
      "div",
      { class: "composer-box" },
      box,
      el(
        "div",
        { class: "composer-tools" },
        attach,
        chosen,
        el("span", {}, "Enter sends, Shift+Enter makes a new line"),
        button,
      ),
    ),
  );
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    send(box.value);
  });
  return { node, box, send, add };
}
