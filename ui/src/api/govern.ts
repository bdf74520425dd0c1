// Law, frameworks, self-checks, measures, the programme and published figures.
import { read, type Schema, upload, write } from "./client";

export type LawOfDay = Schema<"LawOfDay">;
export type LawStatement = Schema<"LawStatement">;
export type LawClock = Schema<"LawClock">;
export type LawReplay = Schema<"LawReplay">;
export type LawReplayReport = Schema<"LawReplayReport">;
export type LawComparison = Schema<"LawComparison">;
export type GovernSource = Schema<"GovernSource">;
export type CaseLaw = Schema<"CaseLaw">;
export type FrameworkHead = Schema<"FrameworkHead">;
export type FrameworkItem = Schema<"FrameworkItem">;
export type SelfCheck = Schema<"SelfCheck">;
export type CheckRow = Schema<"CheckRow">;
export type CheckQuestion = Schema<"CheckQuestion">;
export type CheckRadar = Schema<"CheckRadar">;
export type Grade = Schema<"CheckAnswer">["grade"];
export type Measure = Schema<"Measure">;
export type Circulation = Schema<"Circulation">;
export type DutyRow = Schema<"DutyRow">;
export type DutyPart = Schema<"DutyPart">["part"];
export type UnitRow = Schema<"UnitRow">;
export type DeviceExposure = Schema<"DeviceExposure">;
export type Product = Schema<"Product">;
export type ProductOffer = Schema<"ProductOffer">;
export type ProductCatalogueHead = Schema<"ProductCatalogueHead">;
export type Promise_ = Schema<"ProgrammePromise">;
export type PromiseState = Promise_["state"];
export type OpinionCall = Schema<"OpinionCall">;
export type Opinion = Schema<"Opinion">;
export type FigureSeries = Schema<"FigureSeries">;

export const grades = ["yes", "partly", "no", "not_applicable"] as const satisfies readonly Grade[];
export const measureStandings = [
  "planned",
  "overdue",
  "in_place",
  "review_due",
  "attestation_lapsed",
  "stopped",
] as const satisfies readonly Measure["standing"][];
export const attestedControls = [
  "none",
  "firewall",
  "mfa",
  "log_retention",
  "backup",
  "restore_drill",
  "devices",
  "patches",
] as const satisfies readonly Measure["attested"][];
export const dutyParts = ["none", "responsible", "accountable", "consulted", "informed"] as const satisfies readonly DutyPart[];
export const promiseStates = ["open", "under_way", "kept", "dropped"] as const satisfies readonly PromiseState[];
export const unitAnswers = ["done", "with_exceptions", "not_done"] as const;

const whole = { limit: 500 } as const;
const octets = "application/octet-stream";

export const showLaw = (on: string, signal?: AbortSignal) => read("/api/v1/law", { query: { on }, signal });
export const showClocks = (query: { act: string; ended: string; known: string }, signal?: AbortSignal) =>
  read("/api/v1/law/clocks", { query, signal });
export const showComparison = (signal?: AbortSignal) => read("/api/v1/law/comparison", { signal });
export const changeComparison = (row: string, country: string, body: Schema<"LawCellWish">) =>
  write("PUT", "/api/v1/law/comparison/{row}/{country}", { path: { row, country }, body });
export const listReplays = (signal?: AbortSignal) => read("/api/v1/law/replays", { query: whole, signal });
export const showReplay = (id: string, signal?: AbortSignal) => read("/api/v1/law/replays/{id}", { path: { id }, signal });
export const showCaseLaw = (number: string, act: string, signal?: AbortSignal) =>
  read("/api/v1/cases/{number}/law", { path: { number }, query: { act }, signal });

export const listFrameworks = (signal?: AbortSignal) => read("/api/v1/frameworks", { query: whole, signal });
export const showFramework = (id: string, signal?: AbortSignal) => read("/api/v1/frameworks/{id}", { path: { id }, signal });
export const showTrail = (id: string, signal?: AbortSignal) => read("/api/v1/frameworks/{id}/trail", { path: { id }, signal });
export const importFramework = (file: File) =>
  upload("POST", "/api/v1/imports/framework", file, octets, { query: { file: file.name } });

export const listProfiles = (signal?: AbortSignal) => read("/api/v1/check-profiles", { query: whole, signal });
export const showProfile = (id: string, signal?: AbortSignal) => read("/api/v1/check-profiles/{id}", { path: { id }, signal });
export const listChecks = (signal?: AbortSignal) => read("/api/v1/self-checks", { query: whole, signal });
export const showCheck = (number: string, signal?: AbortSignal) =>
  read("/api/v1/self-checks/{number}", { path: { number }, signal });
export const startCheck = (profile: string, title: string) =>
  write("POST", "/api/v1/self-checks", { body: { profile, title: title || undefined } });
export const answerCheck = (number: string, answers: Schema<"CheckAnswerWish">[]) =>
  write("POST", "/api/v1/self-checks/{number}/answers", { path: { number }, body: { answers } });
export const closeCheck = (number: string) => write("POST", "/api/v1/self-checks/{number}/close", { path: { number } });
export const adoptStep = (number: string, body: Schema<"CheckAdoption">) =>
  write("POST", "/api/v1/self-checks/{number}/measures", { path: { number }, body });
export const importAnswers = (number: string, file: File) =>
  upload("POST", "/api/v1/self-checks/{number}/table", file, octets, { path: { number }, query: { file: file.name } });

export const listMeasures = (signal?: AbortSignal) => read("/api/v1/measures", { query: whole, signal });
export const addMeasure = (body: Schema<"MeasureWish">) => write("POST", "/api/v1/measures", { body });
export const changeMeasure = (number: string, body: Schema<"MeasureEdit">) =>
  write("PUT", "/api/v1/measures/{number}", { path: { number }, body });
export const addEvidence = (number: string, body: Schema<"MeasureEvidenceWish">) =>
  write("POST", "/api/v1/measures/{number}/evidence", { path: { number }, body });
export const attestMeasure = (number: string, body: Schema<"MeasureAttestationWish">) =>
  write("POST", "/api/v1/measures/{number}/attestations", { path: { number }, body });
export const reviewMeasure = (number: string, body: Schema<"MeasureReviewWish">) =>
  write("POST", "/api/v1/measures/{number}/reviews", { path: { number }, body });
export const listCirculations = (signal?: AbortSignal) => read("/api/v1/circulations", { query: whole, signal });
export const sendCirculation = (body: Schema<"CirculationWish">) => write("POST", "/api/v1/circulations", { body });
export const acknowledge = (number: string, staff: string) =>
  write("POST", "/api/v1/circulations/{number}/receipts", { path: { number }, body: { staff: staff || undefined } });
export const showDuties = (signal?: AbortSignal) => read("/api/v1/duties", { signal });
export const setDuty = (duty: string, department: string, part: DutyPart) =>
  write("PUT", "/api/v1/duties/{duty}/{department}", { path: { duty, department }, body: { part } });
export const showUnits = (round: string, signal?: AbortSignal) => read("/api/v1/house-units", { query: { round }, signal });
export const putUnit = (code: string, body: Schema<"HouseUnitWish">) =>
  write("PUT", "/api/v1/house-units/{code}", { path: { code }, body });
export const attestUnit = (code: string, body: Schema<"UnitAttestationWish">) =>
  write("POST", "/api/v1/house-units/{code}/attestations", { path: { code }, body });
export const showDevices = (signal?: AbortSignal) => read("/api/v1/device-exposures", { signal });
export const listProducts = (signal?: AbortSignal) => read("/api/v1/product-catalogues", { query: whole, signal });
export const showProducts = (id: string, signal?: AbortSignal) =>
  read("/api/v1/product-catalogues/{id}", { path: { id }, signal });
export const importProducts = (
  file: File,
  about: { id: string; framework: string; title: string; source: string; year: string },
) => upload("POST", "/api/v1/imports/products", file, octets, { query: { file: file.name, ...about } });
export const importDevices = (file: File) =>
  upload("POST", "/api/v1/imports/devices", file, octets, { query: { file: file.name } });
export const importWeaknesses = (file: File) =>
  upload("POST", "/api/v1/imports/weaknesses", file, octets, { query: { file: file.name } });

export const showProgramme = (signal?: AbortSignal) => read("/api/v1/programme", { signal });
export const showMembers = (signal?: AbortSignal) => read("/api/v1/programme/members", { signal });
export const setPromise = (id: string, body: Schema<"PromiseWish">) =>
  write("PUT", "/api/v1/programme/promises/{id}", { path: { id }, body });
export const listCalls = (signal?: AbortSignal) => read("/api/v1/opinion-calls", { query: whole, signal });
export const openCall = (body: Schema<"OpinionCallWish">) => write("POST", "/api/v1/opinion-calls", { body });
export const listOpinions = (number: string, signal?: AbortSignal) =>
  read("/api/v1/opinion-calls/{number}/opinions", { path: { number }, query: whole, signal });
export const giveOpinion = (number: string, body: Schema<"OpinionWish">) =>
  write("POST", "/api/v1/opinion-calls/{number}/opinions", { path: { number }, body });
export const listFigures = (signal?: AbortSignal) => read("/api/v1/figures", { query: whole, signal });
