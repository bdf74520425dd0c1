import { ChoiceField } from "../../components/field";
import { Panel } from "../../components/panel";
import { type Language, language, setLanguage } from "../../i18n/language";
import { density, theme } from "../../state/theme";
import { text } from "./words";

export function Look() {
  const words = text();
  const options = <T extends string>(labels: Record<T, string>) =>
    Object.entries<string>(labels).map(([value, label]) => ({ value, label }));
  return (
    <Panel title={words.tabs.look} aside={<p class="faint">{words.kept}</p>}>
      <div class="panels panels-two">
        <ChoiceField
          label={words.language}
          value={language.value}
          onValue={(value) => setLanguage(value as Language)}
          options={options(words.languages)}
        />
        <ChoiceField
          label={words.theme}
          value={theme.value}
          onValue={(value) => {
            theme.value = value as typeof theme.value;
          }}
          options={options(words.themes)}
        />
        <ChoiceField
          label={words.density}
          value={density.value}
          onValue={(value) => {
            density.value = value as typeof density.value;
          }}
          options={options(words.densities)}
        />
      </div>
    </Panel>
  );
}
