// Draws one client's window for one person: rooms, messages, modal, composer; what to do is given to it.
import { drawComposer } from "./composer.js";
import { avatar, el, icon, mark } from "./dom.js";
import { drawMessage } from "./message.js";
import { drawConfirm, drawModal } from "./slack-modal.js";

function places(client, room) {
  if (client === "slack") return room.direct ? "Message Kunna, or type /" : `Message #${room.name}: / or @Kunna reaches the bot`;
  return room.direct ? "Type a message" : "Start a post: @Kunna reaches the bot";
}

function heading(client, room) {
  if (room.direct) return [mark(), el("h2", {}, "Kunna")];
  return [client === "slack" ? icon("hash") : icon("people"), el("h2", {}, room.name)];
}

function initially(kept) {
  if (kept.files) return { initial_files: kept.files };
  return kept.value !== undefined ? { initial_value: kept.value ?? "" } : { initial_option: kept.selected_option ?? undefined };
}

// What was typed before comes back into a modal that was drawn anew, as Slack does.
function withTyped(view, typed) {
  const fill = (block) => {
    const kept = block.type === "input" && typed[block.block_id]?.[block.element.action_id];
    if (!kept) return block;
    return { ...block, element: { ...block.element, ...initially(kept) } };
  };
  return { ...view, blocks: view.blocks.map(fill) };
}

/** A client's window. `hands`: {say, press, execute, submit, close}, each a promise; `cx` the drawing context. */
export class ClientWindow {
  constructor(client, cx, words, hands) {
    Object.assign(this, { client, cx, words, hands });
    this.drawn = new Map(); // message id -> [its JSON, its node]
    this.seen = new Map(); // room id -> how many messages were looked at
    this.echoes = []; // what was typed as a command, which Slack shows to nobody
    this.snapshot = null;
    this.room = null;
    this.shownTo = 0; // where the page itself scrolled to
    this.modal = null;
    this.roomList = el("ul");
    this.header = el("header");
    this.list = el("ol", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "Messages", tabindex: "0" });
    this.pane = el("section", { class: "room", "aria-label": "Conversation" }, this.header, this.list);
    this.frame = el(
      "div",
      { class: "frame" },
      el(
        "nav",
        { class: "rooms", "aria-label": "Conversations" },
        el("div", { class: "space" }, client === "slack" ? words.space : "Chat and channels"),
        this.roomList,
      ),
      this.pane,
    );
    this.takeDrops();
    this.overlay = el("div");
    this.node = el("div", { class: `window ${client}` }, this.frame, this.overlay);
  }

  // Files may be dropped anywhere on a conversation; outside one, the browser would leave the page for the file.
  takeDrops() {
    const over = (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      this.pane.classList.toggle("over", event.type === "dragover");
      if (event.type === "drop") this.composer.add(event.dataTransfer.files);
    };
    for (const name of ["dragover", "dragleave", "drop"]) this.pane.addEventListener(name, over);
  }

  /** Go into a room, by id; the composer belongs to the room. */
  enter(id) {
    this.room = this.snapshot.rooms.find((room) => room.id === id) ?? this.snapshot.rooms[0];
    this.header.replaceChildren(...heading(this.client, this.room));
    this.composer?.node.remove();
    this.composer = drawComposer(places(this.client, this.room), this.words, (text, files) => this.said(text, files));
    this.pane.append(this.composer.node);
    this.list.replaceChildren();
    this.show(this.snapshot);
    this.scrollToEnd();
  }

  visit(id) {
    this.enter(id);
    this.composer.box.focus();
  }

  said(text, files) {
    if (this.client === "slack" && text.startsWith("/") && files.length === 0) {
      const after = [...this.list.querySelectorAll("[data-id]")].at(-1)?.dataset.id ?? "";
      this.echoes.push({ room: this.room.id, after, node: el("li", { class: "echo" }, "You typed ", el("b", {}, text)) });
      this.show(this.snapshot);
    }
    return this.hands.say(this.room.id, text, files);
  }

  /** Draw what changed since the last snapshot and leave the rest as it stands. */
  show(snapshot) {
    this.snapshot = snapshot;
    if (!this.room) {
      this.enter(snapshot.rooms.find((room) => room.direct)?.id);
      return;
    }
    const { scrollTop, clientHeight, scrollHeight } = this.list;
    const atEnd = scrollTop === this.shownTo || scrollTop + clientHeight >= scrollHeight - 40;
    const here = snapshot.messages.filter((message) => message.room === this.room.id);
    this.place([...this.withEchoes(here.map((message) => this.messageNode(message)))]);
    this.seen.set(this.room.id, here.length);
    this.drawRooms();
    this.drawView(snapshot.views.at(-1));
    if (atEnd) this.scrollToEnd();
  }

  // An answer that is longer than the pane is read from its beginning, below what was asked.
  scrollToEnd() {
    const answer = this.list.lastElementChild;
    const question = answer.previousElementSibling;
    const first = question?.offsetHeight < 90 ? question : answer;
    const start = first.offsetTop - this.list.offsetTop - 8;
    this.list.scrollTop = Math.min(start, this.list.scrollHeight - this.list.clientHeight);
    this.shownTo = this.list.scrollTop;
  }

  messageNode(message) {
    const json = JSON.stringify(message);
    const [before, node] = this.drawn.get(message.id) ?? [];
    if (before === json) return node;
    const cx = { ...this.cx, confirm: (confirm, go) => this.confirm(confirm, go), ...this.pressing() };
    const fresh = drawMessage(this.client, message, cx);
    this.drawn.set(message.id, [json, fresh]);
    return fresh;
  }

  pressing() {
    return {
      press: (message, block, element, extra) => {
        const option = element.options?.findIndex((one) => one.value === extra.selected_option?.value) ?? 0;
        return this.hands.press(message.id, element.action_id, Math.max(option, 0));
      },
      execute: async (message, action, inputs, opener) => {
        if (opener) opener.disabled = true;
        await this.hands.execute(message.id, action, inputs);
        if (opener) opener.disabled = false;
      },
    };
  }

  *withEchoes(nodes) {
    const echoes = this.echoes.filter((echo) => echo.room === this.room.id);
    yield* echoes.filter((echo) => echo.after === "").map((echo) => echo.node);
    for (const node of nodes) {
      yield node;
      yield* echoes.filter((echo) => echo.after === node.dataset.id).map((echo) => echo.node);
    }
  }

  // Nodes that stay are not touched, so focus, open details and half-filled inputs survive.
  place(nodes) {
    const wanted = nodes.length ? nodes : [el("li", { class: "empty" }, "Nothing has been said here yet.")];
    for (const node of [...this.list.children]) if (!wanted.includes(node)) node.remove();
    wanted.forEach((node, at) => {
      if (this.list.children[at] !== node) this.list.insertBefore(node, this.list.children[at] ?? null);
    });
  }

  drawRooms() {
    const count = (room) => this.snapshot.messages.filter((message) => message.room === room.id).length;
    this.roomList.replaceChildren(
      ...this.snapshot.rooms.map((room) => {
        if (!this.seen.has(room.id)) this.seen.set(room.id, count(room));
        const fresh = count(room) - this.seen.get(room.id);
        return el(
          "li",
          {},
          el(
            "button",
            { type: "button", "aria-current": String(room.id === this.room.id), "data-room": room.id, onclick: () => this.visit(room.id) },
            room.direct ? mark() : icon(this.client === "slack" ? "hash" : "people"),
            el("span", {}, room.direct ? "Kunna" : room.name),
            fresh > 0 && el("span", { class: "fresh" }, `${fresh} new`),
          ),
        );
      }),
    );
  }

  drawView(view) {
    if (!view) {
      if (this.modal) this.cover(null);
      this.modal = null;
      return;
    }
    const key = `${view.id} ${view.hash}`;
    if (this.modal?.key !== key) {
      const drawn = drawModal(withTyped(view.view, view.typed), {
        ...this.cx,
        prefix: view.id,
        confirm: (confirm, go) => go(),
        press: (block, element) => this.hands.press(view.id, element.action_id, 0),
        submit: (values) => this.hands.submit(view.id, values),
        close: () => this.hands.close(view.id),
      });
      this.modal = { ...drawn, key, errors: "{}" };
      this.cover(drawn.node);
    }
    const errors = JSON.stringify(view.errors);
    if (this.modal.errors !== errors) this.modal.fail(view.errors);
    this.modal.errors = errors;
  }

  /** Close what lies over the conversation. */
  async closeModals() {
    for (const view of this.snapshot.views) await this.hands.close(view.id);
    this.show({ ...this.snapshot, views: [] });
  }

  // A modal takes the window: what is under it can be neither pressed nor reached by Tab.
  cover(node) {
    this.overlay.replaceChildren(...(node ? [node] : []));
    this.frame.inert = Boolean(node);
    if (node) node.querySelector(".modal-body :is(input, select, textarea), footer button")?.focus();
    else this.composer?.box.focus();
  }

  confirm(confirm, go) {
    if (confirm) this.cover(drawConfirm(confirm, go, () => this.cover(null)));
    else go();
  }
}
