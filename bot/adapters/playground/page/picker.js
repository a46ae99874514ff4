// Draws the list of people and the choice of client; tells who was chosen and decides nothing.
import { avatar, el } from "./dom.js";

const LANGUAGES = { sv: "Swedish", fi: "Finnish", is: "Icelandic", en: "English" };

const BARE = { ð: "d", þ: "th", æ: "ae", ø: "o" };

// Å is found by "a" and þ by "th", as one types on another country's keyboard.
function bare(text) {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/[ðþæø]/g, (letter) => BARE[letter]);
}

function row(person, choose) {
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", "data-email": person.email, onclick: () => choose(person) },
      avatar(person.name),
      el(
        "span",
        { class: "who" },
        el("strong", {}, el("span", {}, person.name), person.role !== "employee" && el("span", { class: "tag role" }, person.role)),
        el("small", {}, [person.unit, person.place].filter(Boolean).join(" · ")),
      ),
      el("span", { class: "tag", title: LANGUAGES[person.language] }, person.language),
    ),
  );
}

/** Fill the panel; returns `show(state)` that marks what is chosen. */
export function fillPicker(people, { choosePerson, chooseClient, choosePhone }) {
  const panel = document.querySelector(".picker");
  const bar = document.querySelector(".bar");
  const list = panel.querySelector(".people");
  const search = panel.querySelector(".search");
  const phone = panel.querySelector("#phone");
  const open = (yes) => {
    panel.classList.toggle("open", yes);
    bar.setAttribute("aria-expanded", String(yes));
  };
  const choose = (person) => {
    open(false);
    choosePerson(person);
  };
  const rows = people.map((person) => [
    bare([person.name, person.email, person.unit, person.place, person.role, LANGUAGES[person.language]].join(" ")),
    row(person, choose),
  ]);
  const none = el("li", { class: "none", hidden: true }, "Nobody here by that name.");
  list.append(...rows.map(([, node]) => node), none);
  search.addEventListener("input", () => {
    const words = bare(search.value).split(/\s+/);
    for (const [text, node] of rows) node.hidden = !words.every((word) => text.includes(word));
    none.hidden = rows.some(([, node]) => !node.hidden);
  });
  for (const input of panel.querySelectorAll("input[name=client]")) {
    input.addEventListener("change", () => chooseClient(input.value));
  }
  phone.addEventListener("change", () => choosePhone(phone.checked));
  bar.addEventListener("click", () => open(!panel.classList.contains("open")));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open(false);
  });

  return (state) => {
    for (const [, node] of rows) {
      const button = node.firstElementChild;
      const chosen = button.dataset.email === state.person.email;
      button.setAttribute("aria-current", String(chosen));
      if (chosen) button.scrollIntoView({ block: "nearest" });
    }
    for (const input of panel.querySelectorAll("input[name=client]")) input.checked = input.value === state.client;
    phone.checked = state.phone;
    const client = state.client === "slack" ? "Slack look" : "Teams look";
    bar.replaceChildren(
      avatar(state.person.name),
      el("span", { class: "who" }, el("strong", {}, state.person.name), ` · ${client}`),
      el("span", { class: "tag" }, "change"),
    );
  };
}
