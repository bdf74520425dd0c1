#include "feature/share/report.h"

#include <algorithm>
#include <array>

#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 13> kind_names = {
    "mail_with_attachment", "mail_with_url", "mail_plain",        "exchange_thread", "spoofed_staff", "fake_site", "mass_mail_in_our_name",
    "form_flooding",        "insider_leak",  "supplier_incident", "vulnerability",   "good_practice", "problem"};
constexpr std::array<std::string_view, 5> triage_names = {"waiting", "targeted", "mass_mail", "phishing", "other"};
constexpr std::array<std::string_view, 9> state_names = {"received", "triaged",  "masked", "reviewed", "consented",
                                                         "released", "recalled", "merged", "closed"};

constexpr std::array<std::string_view, 2> role_names = {"report", "cover_note"};

// What is shown of an original, and what opens it.
Json shown_original(const SealedOriginal& one) { return Json::object({{"sha256", one.sha256}, {"bytes", one.bytes}}); }
Json kept_original(const SealedOriginal& one) {
  return Json::object({{"sha256", one.sha256}, {"bytes", one.bytes}, {"blob", one.blob}, {"key", one.key}});
}
Result<void> read_original(const Json& json, SealedOriginal& out) {
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_text(json, "blob", out.blob));
  TRY(model::read_text(json, "key", out.key));
  out.bytes = json["bytes"].integer_or(0);
  return {};
}

Json files_json(const HubReport& report, Json (*original)(const SealedOriginal&)) {
  Json out = Json::array();
  for (const ReportFile& one : report.further)
    out.push(Json::object({{"name", one.name}, {"role", name_of(one.role)}, {"original", original(one.original)}}));
  return out;
}

Json reading_json(const std::optional<ReportReading>& reading) {
  if (!reading) return Json();
  return Json::object({{"format", reading->format}, {"kind", reading->kind}, {"triage", reading->triage}, {"trouble", reading->trouble}});
}
Json answer_json(const std::optional<ReportAnswer>& answer) {
  if (!answer) return Json();
  return Json::object({{"ja", answer->ja}, {"en", answer->en}});
}

Json instant_json(const std::optional<Instant>& at) { return at ? Json(at->to_rfc3339()) : Json(); }
Result<void> read_instant(const Json& json, std::string_view member, std::optional<Instant>& out) {
  if (json[member].is_null()) return {};
  out = TRY(Instant::parse(json[member].text()));
  return {};
}

Json approval_json(const Approval& approval) {
  return Json::object({{"sha256", approval.sha256},
                       {"by", approval.by},
                       {"person", approval.person},
                       {"at", approval.at.to_rfc3339()},
                       {"note", approval.note}});
}
Result<Approval> approval_from(const Json& json) {
  Approval out;
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_text(json, "person", out.person));
  TRY(model::read_instant(json, "at", out.at));
  TRY(model::read_text(json, "note", out.note));
  return out;
}

Json consent_json(const std::optional<Consent>& consent) {
  if (!consent) return Json();
  Json out = approval_json(consent->approval);
  out.set("until", model::day_json(consent->until));
  out.set("withdrawn_at", instant_json(consent->withdrawn_at));
  return out;
}

Json draft_json(const Draft& draft) {
  return Json::object({{"sha256", draft.sha256},
                       {"audience", draft.audience},
                       {"epoch", draft.epoch},
                       {"pseudonym", draft.pseudonym},
                       {"attributes", draft.attributes},
                       {"k", draft.k},
                       {"candidates", draft.candidates},
                       {"terms", draft.terms},
                       {"playbook", draft.playbook},
                       {"indicators", draft.indicators},
                       {"by", draft.by},
                       {"at", draft.at.to_rfc3339()}});
}

constexpr std::array<Text, 13> kind_titles = {{
    {.ja = "添付ファイル付きの標的型メール", .en = "targeted mail with an attachment"},
    {.ja = "URL 付きの標的型メール", .en = "targeted mail with a link"},
    {.ja = "添付も URL もない不審なメール", .en = "suspicious mail without attachment or link"},
    {.ja = "やりとり型のメール", .en = "exchange of mails that ends in an attack"},
    {.ja = "職員をかたる取引先へのメール", .en = "mail to customers in the name of staff"},
    {.ja = "偽のウェブサイト", .en = "fake site"},
    {.ja = "自組織の名をかたる大量のメール", .en = "mass mail in our name"},
    {.ja = "問い合わせフォームへの大量の送信", .en = "flooding of web forms"},
    {.ja = "内部者による持ち出し", .en = "leak by an insider"},
    {.ja = "取引先での事故", .en = "incident at a supplier"},
    {.ja = "脆弱性の悪用", .en = "vulnerability that was exploited"},
    {.ja = "よい取り組み", .en = "good practice"},
    {.ja = "制度や運用の課題", .en = "problem of law or practice"},
}};

}  // namespace

std::string_view name_of(ReportKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
Text title_of(ReportKind kind) { return kind_titles.at(static_cast<std::size_t>(kind)); }
std::string_view name_of(FileRole role) { return role_names.at(static_cast<std::size_t>(role)); }
std::string_view name_of(Triage triage) { return triage_names.at(static_cast<std::size_t>(triage)); }
std::string_view name_of(ReportState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<ReportKind> report_kind_from(std::string_view name) { return model::value_named<ReportKind>(kind_names, name); }
std::optional<Triage> triage_from(std::string_view name) { return model::value_named<Triage>(triage_names, name); }

Json shown_json(const HubReport& report) {
  return Json::object({{"number", report.number},
                       {"member", report.member},
                       {"through", report.through},
                       {"kind", name_of(report.kind)},
                       {"contributed", report.contributed},
                       {"channel", report.channel},
                       {"title", report.title},
                       {"received_at", report.received_at.to_rfc3339()},
                       {"state", name_of(report.state)},
                       {"triage", name_of(report.triage)},
                       {"note", report.note},
                       {"file_name", report.file_name},
                       {"original", shown_original(report.original)},
                       {"further", files_json(report, shown_original)},
                       {"proposed", reading_json(report.reading)},
                       {"answer", answer_json(report.answer)},
                       {"draft", report.draft ? draft_json(*report.draft) : Json()},
                       {"review", report.review ? approval_json(*report.review) : Json()},
                       {"consent", consent_json(report.consent)},
                       {"share", report.share},
                       {"merged_into", report.merged_into},
                       {"widest", report.widest}});
}

Json shown_to_reporter(const HubReport& report) {
  Json out = shown_json(report);
  // Another member told of the same mails: to this one it is answered and closed.
  if (report.state == ReportState::merged) out.set("state", name_of(ReportState::closed));
  out.set("merged_into", "").set("note", "");
  if (report.reading) {
    Json proposed = out["proposed"];
    out.set("proposed", proposed.set("triage", ""));
  }
  if (report.draft) {
    Json draft = out["draft"];
    out.set("draft", draft.set("candidates", Json()).set("by", ""));
  }
  if (report.review) {
    Json review = out["review"];
    out.set("review", review.set("by", "").set("person", "").set("note", ""));
  }
  return out;
}

Json to_json(const HubReport& report) {
  Json out = shown_json(report);
  out.set("original", kept_original(report.original));
  out.set("further", files_json(report, kept_original));
  out.set("delivery", report.delivery);
  if (report.reading) {
    Json reading = reading_json(report.reading);
    reading.set("analysis", kept_original(report.reading->analysis));
    reading.set("text_signature", report.reading->text_signature);
    out.set("proposed", std::move(reading));
  }
  if (report.draft) {
    Json draft = draft_json(*report.draft);
    draft.set("blob", report.draft->blob);
    draft.set("could_be", model::texts_json(report.draft->could_be));
    if (!report.draft->about.empty()) draft.set("about", report.draft->about);
    if (!report.draft->by_hand.is_null()) draft.set("by_hand", report.draft->by_hand);
    out.set("draft", std::move(draft));
  }
  return out;
}

Result<HubReport> report_from_json(const Json& json) {
  HubReport out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_text(json, "through", out.through));
  TRY(model::read_named(json, "kind", kind_names, out.kind));
  out.contributed = json["contributed"].bool_or(false);
  TRY(model::read_text(json, "channel", out.channel));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_instant(json, "received_at", out.received_at));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_named(json, "triage", triage_names, out.triage));
  TRY(model::read_text(json, "note", out.note));
  TRY(model::read_text(json, "file_name", out.file_name));
  TRY(read_original(json["original"], out.original));
  for (const Json& row : json["further"].items()) {
    ReportFile one;
    TRY(model::read_text(row, "name", one.name));
    TRY(model::read_named(row, "role", role_names, one.role));
    TRY(read_original(row["original"], one.original));
    out.further.push_back(std::move(one));
  }
  out.delivery = json["delivery"].text();
  if (const Json& proposed = json["proposed"]; proposed.is_object()) {
    ReportReading reading;
    TRY(read_original(proposed["analysis"], reading.analysis));
    TRY(model::read_text(proposed, "format", reading.format));
    TRY(model::read_text(proposed, "kind", reading.kind));
    TRY(model::read_text(proposed, "triage", reading.triage));
    TRY(model::read_text(proposed, "text_signature", reading.text_signature));
    TRY(model::read_text(proposed, "trouble", reading.trouble));
    out.reading = std::move(reading);
  }
  if (const Json& answer = json["answer"]; answer.is_object()) {
    ReportAnswer given;
    TRY(model::read_text(answer, "ja", given.ja));
    TRY(model::read_text(answer, "en", given.en));
    out.answer = std::move(given);
  }
  if (const Json& draft = json["draft"]; draft.is_object()) {
    Draft made;
    TRY(model::read_text(draft, "sha256", made.sha256));
    TRY(model::read_text(draft, "blob", made.blob));
    TRY(model::read_text(draft, "audience", made.audience));
    TRY(model::read_text(draft, "epoch", made.epoch));
    TRY(model::read_text(draft, "pseudonym", made.pseudonym));
    made.attributes = draft["attributes"];
    made.k = draft["k"].integer_or(0);
    made.candidates = draft["candidates"].integer_or(0);
    TRY(model::read_texts(draft, "could_be", made.could_be));
    made.about = draft["about"].text();
    made.by_hand = draft["by_hand"];
    made.terms = draft["terms"];
    made.playbook = draft["playbook"];
    made.indicators = draft["indicators"];
    TRY(model::read_text(draft, "by", made.by));
    TRY(model::read_instant(draft, "at", made.at));
    out.draft = std::move(made);
  }
  if (json["review"].is_object()) out.review = TRY(approval_from(json["review"]));
  if (const Json& consent = json["consent"]; consent.is_object()) {
    Consent given;
    given.approval = TRY(approval_from(consent));
    TRY(model::read_day(consent, "until", given.until));
    TRY(read_instant(consent, "withdrawn_at", given.withdrawn_at));
    out.consent = std::move(given);
  }
  TRY(model::read_text(json, "share", out.share));
  TRY(model::read_text(json, "merged_into", out.merged_into));
  out.widest = json["widest"].text();
  return out;
}

}  // namespace sekimori::share
