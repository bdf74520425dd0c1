// Log-in names behind account ids, for those who may list accounts; others see the id.
import { listAccounts } from "./accounts";
import { may } from "./session";

let asked: Promise<Map<string, string>> | undefined;

export function accountNames(): Promise<Map<string, string>> {
  if (!may("account", "list")) return Promise.resolve(new Map());
  asked ??= listAccounts().then(
    (page) => new Map(page.items.map((one) => [one.id, one.login])),
    () => {
      asked = undefined;
      return new Map<string, string>();
    },
  );
  return asked;
}
