// Builds DOM nodes; the only place that does, and never from markup: what a message says arrives as text.

const SVG = "http://www.w3.org/2000/svg";

/** An element. Attributes named on... are listeners, null and false are left out, true is an empty attribute. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const SHAPES = {
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Zm6.5 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  send: "M2 2.5 14.2 8 2 13.5l1.6-4.7L9 8 3.6 7.2Z",
  clip: "M13 7.2 7.6 12.6a3.1 3.1 0 0 1-4.4-4.4l5.7-5.7a2 2 0 0 1 2.9 2.9L6.3 11a1 1 0 0 1-1.4-1.4L10 4.5",
  close: "m4 4 8 8m0-8-8 8",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  hash: "M6.3 2.5 4.9 13.5M11 2.5 9.7 13.5M2.8 5.8h11M2.2 10.2h11",
  down: "m4 6 4 4 4-4",
  file: "M4 1.5h5.5L12.5 4.5v10H4Zm5.5 0v3h3",
  bolt: "M9 1.5 3.5 9H8l-1 5.5L12.5 7H8Z",
  phone: "M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1Zm2 11h2",
  people: "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-4.5 6c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4m0-6.2a2.2 2.2 0 1 0-1-4.2m3 7c1.4.5 2 1.7 2 3.4",
};

/** A small drawing that says nothing a reader needs (hidden from screen readers). */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [["viewBox", "0 0 16 16"], ["class", `icon icon-${name}`], ["aria-hidden", "true"]]) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** Kunna's own mark: a letter, no company's logo. */
export function mark() {
  return el("span", { class: "avatar kunna", "aria-hidden": "true" }, "K");
}

/** How large a file is, in the words of a file list. */
export function sized(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Files by name and size; with `remove(at)` each can be taken away again. */
export function fileList(files, remove) {
  return files.map((file, at) =>
    el(
      "li",
      { class: "file-chip" },
      icon("file"),
      el("span", { class: "file-name" }, file.name),
      el("span", { class: "file-size" }, sized(file.size)),
      remove &&
        el("button", { type: "button", class: "icon-button", "aria-label": `Remove ${file.name}`, onclick: () => remove(at) }, icon("close")),
    ),
  );
}

/** A person's initials on a colour that stays theirs. */
export function avatar(name) {
  const words = name.split(/\s+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : ""].map((word) => [...(word ?? "")][0] ?? "");
  const node = el("span", { class: "avatar", "aria-hidden": "true" }, letters.join("").toUpperCase());
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  node.style.setProperty("--hue", String(sum));
  return node;
}

/** A file in a message, to be saved by a press on its name. */
export function drawFile(name, url) {
  return el("div", { class: "file" }, icon("file"), " ", el("a", { href: url, download: name }, name));
}

/** A link out, for the schemes that a chat client would open; anything else stays text that shows its address. */
export function anchor(url, ...label) {
  let scheme = "";
  try {
    scheme = new URL(url).protocol;
  } catch {
    return el("span", { class: "no-link" }, ...label, ` (not an address: ${url})`);
  }
  if (!["https:", "http:", "mailto:"].includes(scheme)) return el("span", { class: "no-link" }, ...label, ` (${url})`);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...label);
}

/** What the page cannot draw, shown with its JSON so that nothing disappears. */
export function undrawn(what, json) {
  return el(
    "div",
    { class: "undrawn", role: "note" },
    el("strong", {}, `Not drawn: ${what}`),
    el("pre", {}, JSON.stringify(json, null, 1)),
  );
}

/** A box for what a thing carries beyond the properties that its drawing knows; nothing when it knows them all. */
export function leftovers(what, json, known) {
  const rest = Object.keys(json).filter((key) => !known.includes(key));
  if (rest.length === 0) return [];
  return [undrawn(`${what}: ${rest.join(", ")}`, Object.fromEntries(rest.map((key) => [key, json[key]])))];
}

/** A menu behind one button: opens on press, closes on Escape and when the focus leaves it. */
export function menu(button, items) {
  const list = el("div", { class: "menu", role: "menu", hidden: true });
  const box = el("span", { class: "has-menu" }, button, list);
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) list.firstElementChild?.focus();
  };
  button.setAttribute("aria-haspopup", "menu");
  show(false);
  for (const [label, run] of items) {
    const item = el("button", { type: "button", role: "menuitem", "data-label": label }, label);
    item.addEventListener("click", () => {
      show(false);
      button.focus();
      run();
    });
    list.append(item);
  }
  button.addEventListener("click", () => show(list.hidden));
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) show(false);
  });
  box.addEventListener("keydown", (event) => {
    const all = [...list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      show(false);
      button.focus();
    } else if (step && !list.hidden) {
      event.preventDefault();
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
    }
  });
  return box;
}
