// Light, dark or as the system says; roomy or dense.
import { effect } from "@preact/signals";
import { preference } from "./remember";

export const theme = preference("theme", ["system", "light", "dark"] as const, "system");
export const density = preference("density", ["roomy", "dense"] as const, "roomy");

effect(() => {
  const root = document.documentElement;
  if (theme.value === "system") delete root.dataset.theme;
  else root.dataset.theme = theme.value;
  root.dataset.density = density.value;
});
