// Messages written by hand that use every element the renderers know; data for the gallery, nothing else.

const at = "2026-11-21T14:05:00Z";
const plain = (text) => ({ type: "plain_text", text, emoji: false });
const mrkdwn = (text) => ({ type: "mrkdwn", text });
const button = (text, more = {}) => ({ type: "button", text: plain(text), action_id: `a-${text}`, value: "line", ...more });
const rich = (...elements) => ({ type: "rich_text_section", elements });
const run = (text, style) => ({ type: "text", text, ...(style ? { style } : {}) });

const person = (name, id, facts, where) => [
  { type: "section", text: { ...mrkdwn(`*<@${id}>*\n${facts}\n${where}`), verbatim: true }, accessory: button("Profile", { action_id: `p-${name}` }) },
];

export const SLACK = [
  { id: "1", at, name: "Anna Lind", mine: true, sent: { text: "/whoknows pyhton" } },
  {
    id: "2", at, name: "Kunna", bot: true, private: true,
    sent: {
      text: "2 people know Python",
      blocks: [
        { type: "section", text: mrkdwn("*2 people know Python*") },
        { type: "context", elements: [mrkdwn("Showing _Python_ for “pyhton”.")] },
        { type: "divider" },
        ...person("Erik Åkesson", "U2", "Python: can teach · 7 endorsements · confirmed in October", "Engineering, Stockholm"),
        ...person("Aino Mäkelä", "U3", "Python: experienced · 2 endorsements", "Data, Helsinki"),
        { type: "actions", elements: [button("Share", { style: "primary" }), button("Next"), { type: "overflow", action_id: "o", options: [{ text: plain("Tell me when"), value: "1" }, { text: plain("Other spelling"), value: "2" }] }] },
      ],
    },
  },
  {
    id: "3", at, name: "Kunna", bot: true, edited: true,
    sent: {
      text: "fallback",
      blocks: [
        { type: "header", text: plain("Idea 12: a quiet room on every floor") },
        { type: "section", fields: [mrkdwn("*Stage*\ndiscussed"), mrkdwn("*Votes*\n14"), mrkdwn("*By*\n<@U2>, <@U9>"), mrkdwn("*Since*\n<!date^1792300000^{date_short_pretty} {time}|then>")] },
        { type: "section", text: mrkdwn("mrkdwn: *bold* _italic_ ~gone~ `code *x*` *<https://example.com|bold link>* &lt;!channel&gt; <!here> 2*3*4 snake_case_name\n&gt; a quote\n```pre <b>x</b>```"), accessory: button("Delete", { style: "danger", confirm: { title: plain("Delete it?"), text: plain("It cannot be brought back."), confirm: plain("Delete"), deny: plain("Keep it"), style: "danger" } }) },
        { type: "rich_text", elements: [
          rich(run("rich: "), run("bold", { bold: true }), run(" "), run("italic", { italic: true }), run(" "), run("gone", { strike: true }), run(" "), run("code", { code: true }), run(" "), { type: "link", url: "https://example.com/a", text: "a link" }, run(" "), { type: "link", url: "javascript:alert(1)", text: "no link" }, run(" "), { type: "date", timestamp: 1792300000, format: "{date_long}", fallback: "then" }, run(" "), { type: "broadcast", range: "here" }),
          { type: "rich_text_list", style: "bullet", elements: [rich(run("one")), rich(run("two"))] },
          { type: "rich_text_list", style: "ordered", indent: 1, elements: [rich(run("deeper")), rich(run("and on"))] },
          { type: "rich_text_quote", elements: [run("Somebody's own words, with <b>markup</b> that stays text.")] },
          { type: "rich_text_preformatted", elements: [run("a  b\n  c")] },
        ] },
        { type: "actions", elements: [{ type: "static_select", action_id: "s", placeholder: plain("Move to stage"), options: [{ text: plain("building"), value: "b" }] }, { type: "datepicker", action_id: "d", initial_date: "2026-12-01" }] },
        { type: "marquee", text: "unknown to this page" },
      ],
    },
  },
  { id: "4", at, name: "Kunna", bot: true, sent: { text: "No blocks: *text* with <mailto:desk@example.com|a link> is drawn instead." } },
];

const input = (id, label, element, more = {}) => ({ type: "input", block_id: id, label: plain(label), element: { action_id: id, ...element }, ...more });
const option = (text) => ({ text: plain(text), value: text });

export const VIEW = {
  type: "modal", id: "V1", hash: "h", title: plain("Add a skill"), submit: plain("Add"), close: plain("Cancel"),
  blocks: [
    { type: "section", text: mrkdwn("Colleagues find you by it.") },
    input("skill", "Skill", { type: "plain_text_input", placeholder: plain("Python") }, { hint: plain("In any language.") }),
    input("level", "Level", { type: "static_select", placeholder: plain("Choose"), options: ["learning", "can do", "can teach"].map(option) }, { optional: true }),
    input("years", "Years", { type: "number_input", is_decimal_allowed: false, min_value: "0" }, { optional: true }),
    input("from", "Since", { type: "datepicker" }, { optional: true }),
    input("why", "In your own words", { type: "plain_text_input", multiline: true, max_length: 300 }, { optional: true }),
    input("who", "Who sees it", { type: "radio_buttons", options: ["Everyone", "Only me"].map(option), initial_option: option("Everyone") }),
    input("tags", "Tags", { type: "checkboxes", options: ["ask me about", "can mentor"].map(option) }, { optional: true }),
  ],
};

const text = (words, more = {}) => ({ type: "TextBlock", text: words, wrap: true, ...more });
const execute = (title, more = {}) => ({ type: "Action.Execute", title, verb: "line", data: { line: "x" }, ...more });
const card = (body, more = {}) => ({
  type: "message",
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: { type: "AdaptiveCard", version: "1.5", body, ...more } }],
});

const row = (name, facts, where) => ({
  type: "Container", separator: true, spacing: "Medium",
  items: [
    { type: "ColumnSet", columns: [
      { type: "Column", width: "stretch", items: [text(`[${name}](https://teams.microsoft.com/l/chat/0/0?users=x@example.com)`, { weight: "Bolder" }), text(facts, { spacing: "None" }), text(where, { isSubtle: true, spacing: "None", size: "Small" })] },
      { type: "Column", width: "auto", verticalContentAlignment: "Center", items: [{ type: "ActionSet", actions: [execute("Profile")] }] },
    ] },
  ],
});

export const TEAMS = [
  { id: "1", at, name: "Anna Lind", mine: true, sent: { type: "message", text: "<at>Kunna</at> whoknows pyhton", entities: [{ type: "mention", text: "<at>Kunna</at>", mentioned: { name: "Kunna" } }] } },
  {
    id: "2", at, name: "Kunna", bot: true, private: true,
    sent: card(
      [
        text("2 people know Python", { size: "Medium", weight: "Bolder", style: "heading" }),
        text("Showing _Python_ for “pyhton”.", { isSubtle: true, size: "Small", spacing: "Small" }),
        row("Erik Åkesson", "Python: can teach · 7 endorsements", "Engineering, Stockholm"),
        row("Aino Mäkelä", "Python: experienced · 2 endorsements", "Data, Helsinki"),
      ],
      { actions: [execute("Share", { style: "positive" }), execute("Next"), execute("Tell me when", { mode: "secondary" }), execute("Other spelling", { mode: "secondary" })] },
    ),
  },
  {
    id: "3", at, name: "Kunna", bot: true, edited: true,
    sent: card(
      [
        text("Every element", { size: "Large", weight: "Bolder" }),
        text("**bold** _italic_ [link](https://example.com) [no](javascript:x) \\*literal\\* &lt;b&gt; <at>Erik Åkesson</at> one\nline\n\nnext {{DATE(2026-11-21T15:00:00Z, SHORT)}} {{TIME(2026-11-21T15:00:00Z)}}\n\n- one\n- two"),
        { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "Runs: " }, { type: "TextRun", text: "bold ", weight: "Bolder" }, { type: "TextRun", text: "*literal* ", italic: true }, { type: "TextRun", text: "attention", color: "Attention" }] },
        { type: "FactSet", facts: [{ title: "Stage", value: "discussed" }, { title: "Votes", value: "14" }, { title: "Since", value: "{{DATE(2026-09-01T15:00:00Z, LONG)}}" }] },
        { type: "Container", style: "emphasis", items: [text("A container with emphasis, somebody's own words in it.")] },
        text("This line does not wrap, so a long sentence is cut at the edge of the card as Teams would cut it, with dots.", { wrap: false }),
        text("Shown by the toggle.", { id: "more", isVisible: false }),
        { type: "Carousel", pages: [] },
        { type: "Chart.Donut", fallback: text("A chart's fallback.", { isSubtle: true }) },
      ],
      {
        msteams: { entities: [{ type: "mention", text: "<at>Erik Åkesson</at>", mentioned: { id: "x", name: "Erik Åkesson" } }] },
        actions: [
          { type: "Action.ToggleVisibility", title: "Toggle", targetElements: ["more"] },
          { type: "Action.ShowCard", title: "Comment", card: { type: "AdaptiveCard", body: [{ type: "Input.Text", id: "c", label: "Comment" }], actions: [execute("Send")] } },
          { type: "Action.OpenUrl", title: "Open", url: "https://example.com" },
          execute("Delete", { style: "destructive" }),
        ],
      },
    ),
  },
  {
    id: "4", at, name: "Kunna", bot: true,
    sent: card(
      [
        text("Add a skill", { size: "Medium", weight: "Bolder" }),
        text("Say which skill it is.", { color: "Attention", weight: "Bolder" }),
        { type: "Input.Text", id: "skill", label: "Skill", isRequired: true, errorMessage: "A skill is needed.", placeholder: "Python" },
        { type: "Input.ChoiceSet", id: "level", label: "Level", value: "2", choices: [{ title: "learning", value: "1" }, { title: "can do", value: "2" }] },
        { type: "Input.ChoiceSet", id: "who", label: "Who sees it", style: "expanded", value: "all", choices: [{ title: "Everyone", value: "all" }, { title: "Only me", value: "me" }] },
        { type: "Input.Number", id: "years", label: "Years", min: 0 },
        { type: "Input.Date", id: "from", label: "Since" },
        { type: "Input.Text", id: "why", label: "In your own words", isMultiline: true },
        { type: "Input.Toggle", id: "mentor", title: "I can mentor", value: "false" },
      ],
      { actions: [execute("Add", { style: "positive" }), execute("Cancel", { associatedInputs: "none" })] },
    ),
  },
];
