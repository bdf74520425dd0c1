import { render } from "preact";
import { startLive } from "./api/live";
import { sampleShown } from "./api/sample";
import { loadSession } from "./api/session";
import { startKeys } from "./app/keys";
import { startNotices } from "./app/notices";
import { startRouter } from "./app/router";
import { Shell } from "./app/shell";
import "./state/theme";

const root = document.getElementById("app");
if (root) {
  startRouter();
  startKeys();
  startNotices();
  const draw = () => {
    root.replaceChildren(); // the page's own shell
    render(<Shell />, root);
  };
  // Without an answer each panel says for itself what is wrong; an expired session has been sent to the log-in page.
  loadSession().then(draw, draw);
  if (!sampleShown.peek()) startLive();
}
