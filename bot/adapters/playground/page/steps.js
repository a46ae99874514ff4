// Plays the steps that the page's address names, in their order, with the page's own controls (for pictures).

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function last(nodes, what) {
  const found = [...nodes].at(-1);
  if (!found) throw new Error(`The step found no ${what}.`);
  return found;
}

function press(window, label) {
  const nodes = window.node.querySelectorAll(`[data-label="${CSS.escape(label)}"]`);
  last([...nodes].filter((node) => node.checkVisibility() || node.role === "menuitem"), `button "${label}"`).click();
}

function fill(window, field, value) {
  // Teams' inputs carry the field's name behind a prefix of our adapter's.
  const named = [field, `field_${field}`].map((name) => `[data-field="${CSS.escape(name)}"]`).join(", ");
  const control = last(window.node.querySelectorAll(named), `field "${field}"`);
  const option = [...(control.options ?? [])].find((one) => one.value === value || one.label === value);
  const box = [...control.querySelectorAll("input")].find(
    (one) => one.value === value || one.parentElement.textContent === value,
  );
  if (box) {
    box.click();
    return;
  }
  control.value = option ? option.value : value;
  for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
}

function submit(window) {
  const modal = window.node.querySelector(".modal footer .primary");
  const cards = [...window.node.querySelectorAll(".card")].filter((card) => card.querySelector("[data-field]"));
  (modal ?? last(cards, "form").querySelector(".actions .button.primary, .actions .button")).click();
}

// An answer has come when what the bot shows is another than before; then it may still grow for a moment.
async function answered(window, before) {
  for (let tries = 0; tries < 80 && window.shown() === before; tries += 1) await pause(100);
  for (let now = null; now !== window.shown(); await pause(500)) now = window.shown();
}

const STEPS = { say: (window, text) => window.composer.send(text), press, submit };

/** Run them. `fill=field:value` does not wait; the others wait for Kunna's answer. */
export async function playSteps(query, window) {
  if (![...query.keys()].some((name) => STEPS[name])) return;
  await window.closeModals(); // left open by whoever came before
  for (const [name, value] of query) {
    if (name === "fill") fill(window, value.slice(0, value.indexOf(":")), value.slice(value.indexOf(":") + 1));
    else if (STEPS[name]) {
      const before = window.shown();
      if ((await STEPS[name](window, value)) !== false) await answered(window, before);
    }
  }
}
