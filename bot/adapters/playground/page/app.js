// Puts the page together: who is chosen, the window of their client, the moves of their hands, the address bar.
import { act, company, Declined, look, upload } from "./api.js";
import { el, icon } from "./dom.js";
import { fillPicker } from "./picker.js";
import { playSteps } from "./steps.js";
import { ClientWindow } from "./window.js";

const query = new URLSearchParams(location.search);
// Headless Chromium's virtual clock stands still while a request waits, so a picture asks again instead (still=1).
const still = query.has("still");
const stage = document.querySelector(".stage");
const notices = document.querySelector(".notices");

const { space, people, names, commands, noticed } = await company();
const state = {
  person: people.find((person) => person.email === query.get("person")) ?? people[0],
  client: query.get("client") === "teams" ? "teams" : "slack",
  phone: query.get("phone") === "1",
};
let shown = null;

function notice(title, detail) {
  const box = el(
    "div",
    { class: "banner" },
    el("div", {}, el("strong", {}, title), detail && el("pre", {}, detail)),
    el("button", { type: "button", "aria-label": "Dismiss", onclick: () => box.remove() }, icon("close")),
  );
  notices.append(box);
  while (notices.children.length > 4) notices.firstElementChild.remove();
}

/** Whether the move could be made; what was wrong with it stands in a banner. */
async function tried(move) {
  try {
    const { notice: told } = await move;
    if (told) notice(told);
    return true;
  } catch (error) {
    notice(error instanceof Declined ? error.message : "The playground's server does not answer.", "");
    if (!(error instanceof Declined)) console.error(error);
    return false;
  }
}

function plainValues(typed) {
  const plain = ({ value, selected_option: one, selected_date: date, selected_options: many, files }) =>
    value ?? one?.value ?? date ?? many?.map((each) => each.value).join(",") ?? files?.map((each) => each.id).join(" ") ?? "";
  return Object.fromEntries(Object.entries(typed).map(([block, actions]) => [block, plain(Object.values(actions)[0])]));
}

function hands(client, person) {
  const move = (name, body) => tried(act(client, name, { person, ...body }));
  return {
    say: (room, text, files = []) =>
      tried(
        Promise.all(files.map((file) => upload(client, person, file))).then((ids) =>
          act(client, "say", { person, room, text, files: ids }),
        ),
      ),
    press: (message, action, option) => move("press", { message, action, option }),
    execute: (message, action, inputs) => move("press", { message, action, inputs }),
    submit: (view, typed) => move("submit", { view, values: plainValues(typed) }),
    close: (view) => move("close", { view }),
  };
}

async function follow(client, person, window, signal) {
  let after = -1;
  while (!signal.aborted) {
    try {
      const snapshot = await look(client, person.email, after, still ? 0 : 25, signal);
      for (const one of snapshot.notices.filter((each) => each.number > follow.noticed)) {
        follow.noticed = one.number;
        notice(one.title, one.detail);
      }
      if (snapshot.version !== after) window.show(snapshot);
      after = snapshot.version;
      if (still) await new Promise((done) => setTimeout(done, 100));
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      notices.replaceChildren();
      notice("The playground's server does not answer. This page asks again every two seconds.");
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}
follow.noticed = noticed;

/** Open the window of the chosen person and client; resolves when it shows something. */
async function open() {
  shown?.stop.abort();
  const { client, person } = state;
  const words = { space, commands, names: ["Kunna", ...people.map((one) => one.name)] };
  const ids = names[client];
  const cx = {
    name: (id) => ids[id],
    upload: (file) => upload(client, person.email, file),
    file: (id) => `api/play/${client}/file/${encodeURIComponent(id)}?${new URLSearchParams({ person: person.email })}`,
    me: Object.keys(ids).find((id) => ids[id] === person.name),
    zone: person.zone,
    // Chromium carries no Icelandic dates; British ones are nearer to them than its default.
    language: person.language === "en" ? "en-GB" : [person.language, "en-GB"],
    now: () => Date.now(),
  };
  const window = new ClientWindow(client, cx, words, hands(client, person.email));
  window.shown = () => {
    const { messages = [], views = [] } = window.snapshot ?? {};
    return JSON.stringify([messages.filter((message) => message.bot), views]);
  };
  const stop = new AbortController();
  shown = { window, stop };
  stage.querySelector(".window")?.remove();
  stage.append(window.node);
  stage.classList.toggle("phone", state.phone);
  mark(state);
  remember();
  follow(client, person, window, stop.signal);
  while (!window.snapshot) await new Promise((done) => setTimeout(done, 20));
  window.composer.box.focus();
}

function remember() {
  const kept = new URLSearchParams({ person: state.person.email, client: state.client });
  if (state.phone) kept.set("phone", "1");
  if (still) kept.set("still", "1");
  history.replaceState(null, "", `?${kept}`);
  document.title = `${state.person.name} · Kunna playground`;
}

const mark = fillPicker(people, {
  choosePerson: (person) => {
    state.person = person;
    open();
  },
  chooseClient: (client) => {
    state.client = client;
    open();
  },
  choosePhone: (yes) => {
    state.phone = yes;
    stage.classList.toggle("phone", yes);
    remember();
  },
});

await open();
if (query.get("room") === "channel") {
  shown.window.enter(shown.window.snapshot.rooms.find((room) => !room.direct).id);
}
try {
  await playSteps(query, shown.window);
} catch (error) {
  notice("A step of this page's address could not be played.", error.message);
}
