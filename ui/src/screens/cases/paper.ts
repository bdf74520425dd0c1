// The paper is a file for the person, not a page of the client: it comes as a download and is not read by our scripts.
import { download } from "../../api/download";

export const savePaper = (number: string, form: "html" | "pdf") =>
  download("POST", "/api/v1/cases/{number}/papers", { path: { number }, body: { form } }, `${number}.${form}`);
