// Asks this page's server and nobody else.

/** The server understood and said no; `message` is its sentence. */
export class Declined extends Error {}

async function told(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Declined(body.error ?? `The playground answered ${answer.status}.`);
  return body;
}

/** Who lives here, what things are called, which slash commands are installed. */
export async function company() {
  return told(await fetch("api/play/company"));
}

/** What that person sees in that client; waits up to `wait` seconds for something newer than version `after`. */
export async function look(client, person, after, wait, signal) {
  const query = new URLSearchParams({ person, after: String(after), wait: String(wait) });
  return told(await fetch(`api/play/${client}?${query}`, { signal }));
}

/** Bring a file to the client's platform; the id by which a message or a form sends it. */
export async function upload(client, person, file) {
  const query = new URLSearchParams({ person, name: file.name });
  const headers = { "Content-Type": "application/octet-stream", "X-Playground": "1" };
  return (await told(await fetch(`api/play/${client}/upload?${query}`, { method: "POST", headers, body: file }))).file;
}

/** One move of a person's hands: say, press, submit, close. */
export async function act(client, move, body) {
  // The header makes this a request that no other site's page can send without being asked first.
  const headers = { "Content-Type": "application/json", "X-Playground": "1" };
  return told(await fetch(`api/play/${client}/${move}`, { method: "POST", headers, body: JSON.stringify(body) }));
}
