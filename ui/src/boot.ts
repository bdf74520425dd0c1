// The first that runs, and all that holds back the first paint: the chosen look and language on the shell that the page itself carries.
// Once that has been seen comes the client.
import "./style/index.css";
import "./charts/charts.css";
import "./screens/home/home.css";
import { firstLanguage } from "./i18n/first_language";
import { afterPaint } from "./state/after_paint";

const root = document.documentElement;
const theme = window.localStorage.getItem("sekimori.theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
root.lang = firstLanguage();
for (const name of document.querySelectorAll<HTMLElement>(".brand [lang]")) name.hidden = name.lang !== root.lang;

afterPaint(() => void import("./main"));
