// A browser speaks to a security key through a script alone. The form says what is wanted in data attributes; without a script it stays as
// it is and the other ways (a code, the paper) are there.
(() => {
  "use strict";
  const form = document.querySelector("form[data-security-key]");
  if (!form || !window.PublicKeyCredential) return;
  const button = form.querySelector("button");
  const note = form.querySelector("[data-note]");
  button.hidden = false;

  const toBytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (c) => c.charCodeAt(0));
  };
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const ask = async (path, body) => {
    const headers = { "Content-Type": "application/json" };
    if (form.dataset.csrf) headers["X-CSRF-Token"] = form.dataset.csrf;
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin" });
    const json = await answer.json();
    if (!answer.ok) throw new Error(json.detail || json.title);
    return json;
  };

  const logIn = async () => {
    const ticket = form.elements.ticket.value;
    const options = await ask("/api/v1/log-in/key-challenge", { ticket });
    options.challenge = toBytes(options.challenge);
    options.allowCredentials = options.allowCredentials.map((known) => ({ ...known, id: toBytes(known.id) }));
    const found = await navigator.credentials.get({ publicKey: options });
    form.elements.answer.value = JSON.stringify({
      id: toText(found.rawId),
      client_data: toText(found.response.clientDataJSON),
      authenticator_data: toText(found.response.authenticatorData),
      signature: toText(found.response.signature),
    });
    form.submit();
  };

  const register = async () => {
    const begun = await ask("/api/v1/second-factors/key-challenge", {});
    const options = begun.options;
    options.challenge = toBytes(options.challenge);
    options.user.id = toBytes(options.user.id);
    options.excludeCredentials = options.excludeCredentials.map((known) => ({ ...known, id: toBytes(known.id) }));
    const made = await navigator.credentials.create({ publicKey: options });
    form.elements.answer.value = JSON.stringify({
      ticket: begun.ticket,
      client_data: toText(made.response.clientDataJSON),
      attestation_object: toText(made.response.attestationObject),
    });
    form.submit();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    note.textContent = "";
    (form.dataset.securityKey === "register" ? register() : logIn()).catch((problem) => {
      note.textContent = problem.message;
    });
  });
})();
