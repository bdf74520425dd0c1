#include "feature/protect/technology_files.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "feature/protect/content.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

constexpr std::array<std::string_view, 5> choice_names = {"undecided", "patent", "secret", "open", "mixed"};
constexpr size_t largest_document = size_t(64) << 20;

Json document_json(const PriorUseDocument& d) {
  return Json::object({{"kind", d.kind},
                       {"title", d.title},
                       {"day", model::day_json(d.day)},
                       {"shows", d.shows},
                       {"file_name", d.file_name},
                       {"sha256", d.sha256},
                       {"bytes", d.bytes},
                       {"added_on", model::day_json(d.added_on)}});
}

Result<PriorUseDocument> document_from(const Json& json) {
  PriorUseDocument out;
  TRY(model::read_text(json, "kind", out.kind));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_day(json, "day", out.day));
  TRY(model::read_text(json, "shows", out.shows));
  TRY(model::read_text(json, "file_name", out.file_name));
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_integer(json, "bytes", out.bytes));
  TRY(model::read_day(json, "added_on", out.added_on));
  return out;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
  return out;
}

record::Draft technology_draft(std::string_view kind, std::string_view number, std::string_view technology, Json body) {
  record::Draft draft;
  draft.kind = kind;
  draft.body = std::move(body);
  draft.summary = Json::object({{"number", number}, {"technology", technology}});
  draft.keys = {{"number", std::string(number), record::Uniqueness::unique}};
  return draft;
}

}  // namespace

std::string_view name_of(Choice choice) { return choice_names.at(static_cast<size_t>(choice)); }
std::optional<Choice> choice_from(std::string_view name) { return model::value_named<Choice>(choice_names, name); }

Json to_json(const OpenCloseDecision& d) {
  Json answers = Json::array();
  for (const CriterionAnswer& one : d.answers)
    answers.push(Json::object({{"criterion", one.criterion}, {"yes", one.yes}, {"note", one.note}}));
  return Json::object({{"number", d.number},
                       {"technology", d.technology},
                       {"options", model::texts_json(d.options)},
                       {"answers", std::move(answers)},
                       {"choice", name_of(d.choice)},
                       {"grounds", d.grounds},
                       {"decided_by", d.decided_by},
                       {"decided_on", model::day_json(d.decided_on)},
                       {"review_day", model::day_json(d.review_day)},
                       {"secrets", model::texts_json(d.secrets)},
                       {"patents", model::texts_json(d.patents)}});
}

Result<OpenCloseDecision> open_close_from_json(const Json& json) {
  OpenCloseDecision out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "technology", out.technology));
  TRY(model::read_texts(json, "options", out.options));
  for (const Json& row : json["answers"].items()) {
    CriterionAnswer answer;
    TRY(model::read_text(row, "criterion", answer.criterion));
    answer.yes = row["yes"].bool_or(false);
    TRY(model::read_text(row, "note", answer.note));
    out.answers.push_back(std::move(answer));
  }
  TRY(model::read_named(json, "choice", choice_names, out.choice));
  TRY(model::read_text(json, "grounds", out.grounds));
  TRY(model::read_text(json, "decided_by", out.decided_by));
  TRY(model::read_day(json, "decided_on", out.decided_on));
  TRY(model::read_day(json, "review_day", out.review_day));
  TRY(model::read_texts(json, "secrets", out.secrets));
  TRY(model::read_texts(json, "patents", out.patents));
  return out;
}

Json to_json(const PriorUseFile& file) {
  Json documents = Json::array();
  for (const PriorUseDocument& one : file.documents) documents.push(document_json(one));
  return Json::object({{"number", file.number},
                       {"technology", file.technology},
                       {"scope", file.scope},
                       {"secrets", model::texts_json(file.secrets)},
                       {"documents", std::move(documents)}});
}

Result<PriorUseFile> prior_use_from_json(const Json& json) {
  PriorUseFile out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "technology", out.technology));
  TRY(model::read_text(json, "scope", out.scope));
  TRY(model::read_texts(json, "secrets", out.secrets));
  for (const Json& row : json["documents"].items()) out.documents.push_back(TRY(document_from(row)));
  return out;
}

record::Draft Filed<OpenCloseDecision>::draft(const OpenCloseDecision& item) {
  return technology_draft(kind, item.number, item.technology, to_json(item));
}
record::Draft Filed<PriorUseFile>::draft(const PriorUseFile& item) {
  return technology_draft(kind, item.number, item.technology, to_json(item));
}

Tally tally_of(const OpenCloseDecision& decision) {
  Tally out;
  for (const Json& row : content("open_close")["criterion"].items()) {
    const auto answer = std::ranges::find(decision.answers, row["id"].text(), &CriterionAnswer::criterion);
    if (answer == decision.answers.end()) {
      out.unanswered.emplace_back(row["id"].text());
      continue;
    }
    const std::string_view leans = row[answer->yes ? "yes" : "no"].text();
    if (leans == "secret") ++out.secret;
    else if (leans == "patent") ++out.patent;
    else if (leans == "open") ++out.open;
  }
  return out;
}

std::vector<std::string> document_kinds() {
  std::set<std::string> kinds;
  for (const Json& row : content("prior_use")["element"].items())
    for (const Json& kind : row["kinds"].items()) kinds.emplace(kind.text());
  return {kinds.begin(), kinds.end()};
}

std::vector<ElementState> elements_of(const PriorUseFile& file) {
  std::vector<ElementState> out;
  for (const Json& row : content("prior_use")["element"].items()) {
    ElementState state;
    state.id = row["id"].text();
    state.text = wording_of(row);
    for (const Json& kind : row["kinds"].items()) state.kinds.emplace_back(kind.text());
    for (const PriorUseDocument& document : file.documents) {
      // Without a date a document shows nothing about the time of a filing.
      if (!document.day || std::ranges::find(state.kinds, document.kind) == state.kinds.end()) continue;
      state.documents.push_back(document.title);
      if (!state.earliest || *document.day < *state.earliest) state.earliest = document.day;
    }
    out.push_back(std::move(state));
  }
  return out;
}

Result<OpenCloseDecision> TechnologyFiles::decide(const record::Actor& actor, OpenCloseDecision decision, std::string_view reason) {
  if (decision.number.empty() || decision.technology.empty())
    return error(ErrorCode::invalid_input, "a decision needs the number and the name of the technology");
  for (const CriterionAnswer& answer : decision.answers) {
    const auto& rows = content("open_close")["criterion"].items();
    if (std::ranges::none_of(rows, [&](const Json& row) { return row["id"].text() == answer.criterion; }))
      return error(ErrorCode::invalid_input, "'{}' is no criterion of the decision", answer.criterion);
  }
  if (decision.choice != Choice::undecided) {
    if (decision.grounds.empty()) return error(ErrorCode::invalid_input, "grounds: a decision without grounds cannot be reviewed");
    if (decision.decided_by.empty()) return error(ErrorCode::invalid_input, "decided_by: who decided is missing");
    if (!decision.review_day) return error(ErrorCode::invalid_input, "review_day: when it is looked at again is missing");
    if (!decision.decided_on) decision.decided_on = today();
  }
  const auto before = TRY(shelf_.find<OpenCloseDecision>(actor, "number", decision.number));
  return before ? TRY(shelf_.change(actor, *before, decision, reason)).item : TRY(shelf_.add(actor, decision, reason)).item;
}

Result<PriorUseFile> TechnologyFiles::open_prior_use(const record::Actor& actor, const PriorUseFile& file, std::string_view reason) {
  if (file.number.empty() || file.technology.empty())
    return error(ErrorCode::invalid_input, "the file needs the number and the name of the technology");
  return TRY(shelf_.add(actor, file, reason)).item;
}

Result<Kept<PriorUseFile>> TechnologyFiles::wanted(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find<PriorUseFile>(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no prior-user file '{}'; 'sekimori prior-use open {}' begins one", number, number);
  return *std::move(found);
}

Result<PriorUseDocument> TechnologyFiles::add_document(const record::Actor& actor, std::string_view number, PriorUseDocument document,
                                                       ByteView bytes) {
  const auto kinds = document_kinds();
  if (std::ranges::find(kinds, document.kind) == kinds.end())
    return error(ErrorCode::invalid_input, "kind: '{}' is none of {}", document.kind, joined(kinds));
  if (bytes.size() > largest_document)
    return error(ErrorCode::invalid_input, "{}: {} bytes are too many; {} are possible", document.title, bytes.size(), largest_document);
  const auto known = TRY(wanted(actor, number));
  document.sha256 = to_hex(sha256(bytes));
  document.bytes = static_cast<std::int64_t>(bytes.size());
  document.added_on = today();
  PriorUseFile file = known.item;
  if (std::ranges::find(file.documents, document.sha256, &PriorUseDocument::sha256) != file.documents.end())
    return error(ErrorCode::conflict, "{}: the same bytes are in the file already", document.title);
  TRY(blobs_.put(bytes));
  file.documents.push_back(document);
  TRY(shelf_.change(actor, known, file, "document added", {.action = "prior_use_file.add_document"}));
  return document;
}

Result<void> TechnologyFiles::note_carried(record::ChangeLog& changes, const record::Actor& actor, std::string_view number,
                                           std::string_view digest, std::string_view reason) {
  const auto known = TRY(wanted(actor, number));
  constexpr std::string_view kind = Filed<PriorUseFile>::kind;
  return shelf_.database().write([&](sql::Transaction& tx) -> Result<void> {
    const record::Grant grant = TRY(shelf_.records().check(tx, actor, record::Verb::read, kind, known.id));
    TRY(changes.write(tx, {.actor = actor,
                           .role = grant.role,
                           .action = "prior_use_file.carry",
                           .kind = std::string(kind),
                           .id = known.id,
                           .version = known.version.version,
                           .hash_after = std::string(digest),
                           .reason = std::string(reason)}));
    return {};
  });
}

Result<PriorUseFile> TechnologyFiles::prior_use(const record::Actor& actor, std::string_view number) {
  return TRY(wanted(actor, number)).item;
}

Result<Bytes> TechnologyFiles::document(const PriorUseDocument& document) {
  return blobs_.get(TRY(blob::parse_digest(document.sha256)), blob::Verify::yes);
}

Result<KeepSecretFile> TechnologyFiles::keep_secret(const record::Actor& actor, std::string_view number) {
  KeepSecretFile out;
  out.number = number;
  if (auto decision = TRY(shelf_.find<OpenCloseDecision>(actor, "number", number))) out.decision = std::move(decision->item);
  if (auto file = TRY(shelf_.find<PriorUseFile>(actor, "number", number))) out.prior_use = std::move(file->item);
  if (!out.decision && !out.prior_use) return error(ErrorCode::not_found, "nothing is recorded of a technology '{}'", number);
  const auto miss = [&](std::string ja, std::string en) { out.missing.push_back({std::move(ja), std::move(en)}); };
  std::set<std::string> numbers;
  if (!out.decision || out.decision->choice == Choice::undecided)
    miss("秘匿するか出願するかの決定がない。", "There is no decision whether to keep it secret or to file.");
  else if (out.decision->choice == Choice::patent || out.decision->choice == Choice::open)
    miss("決定は秘匿ではない。秘匿ファイルは要らない。", "The decision is not to keep it secret; no such file is needed.");
  else if (out.decision->review_day && *out.decision->review_day < today())
    miss("決定の見直しの期日が過ぎている。", "The review of the decision is overdue.");
  if (out.decision) {
    for (const std::string& id : tally_of(*out.decision).unanswered) {
      for (const Json& row : content("open_close")["criterion"].items())
        if (row["id"].text() == id) miss("答えていない問い: " + wording_of(row).ja, "A question not answered: " + wording_of(row).en);
    }
    numbers.insert(out.decision->secrets.begin(), out.decision->secrets.end());
  }
  if (out.prior_use) numbers.insert(out.prior_use->secrets.begin(), out.prior_use->secrets.end());
  if (numbers.empty()) miss("台帳の営業秘密と結び付いていない。", "It is not linked to a secret of the register.");
  for (const std::string& one : numbers) {
    auto readiness = readiness_.of(actor, one);
    if (!readiness) {
      miss(fmt::format("営業秘密 {} が台帳にない。", one), fmt::format("The secret {} is not in the register.", one));
      continue;
    }
    for (const MeasureState& state : readiness->measures)
      if (state.basic && !state.done) miss(one + ": " + state.text.ja, one + ": " + state.text.en);
    out.secrets.push_back(*std::move(readiness));
  }
  if (!out.prior_use) {
    miss("先使用権の証拠ファイルがない。他社の出願に備えて集め始める。",
         "There is no prior-user file; begin to gather against another's filing.");
  } else {
    for (const ElementState& element : elements_of(*out.prior_use))
      if (element.documents.empty()) miss("日付のある資料がない: " + element.text.ja, "No dated document shows: " + element.text.en);
  }
  return out;
}

Json to_json(const KeepSecretFile& file) {
  Json secrets = Json::array();
  for (const SecretReadiness& one : file.secrets) secrets.push(to_json(one));
  Json missing = Json::array();
  for (const model::Wording& one : file.missing) missing.push(to_json(one));
  Json elements = Json::array();
  if (file.prior_use)
    for (const ElementState& one : elements_of(*file.prior_use))
      elements.push(Json::object({{"id", one.id},
                                  {"text", to_json(one.text)},
                                  {"documents", model::texts_json(one.documents)},
                                  {"kinds", model::texts_json(one.kinds)},
                                  {"earliest", model::day_json(one.earliest)}}));
  return Json::object({{"number", file.number},
                       {"decision", file.decision ? to_json(*file.decision) : Json()},
                       {"prior_use", file.prior_use ? to_json(*file.prior_use) : Json()},
                       {"elements", std::move(elements)},
                       {"secrets", std::move(secrets)},
                       {"missing", std::move(missing)}});
}

paper::Paper TechnologyFiles::keep_secret_paper(const KeepSecretFile& file, Language language) const {
  const bool ja = language == Language::ja;
  paper::Paper out(ja ? "秘匿ファイル " + file.number : "Keep-secret file " + file.number);
  out.set_footer(today().to_string());
  const auto day = [](const std::optional<Day>& one) { return one ? one->to_string() : std::string("-"); };
  out.heading(1, ja ? "1. オープン・クローズの決定" : "1. Decision to open or close");
  if (file.decision) {
    const OpenCloseDecision& d = *file.decision;
    const Tally tally = tally_of(d);
    out.table({ja ? "項目" : "item", ja ? "内容" : "content"},
              {{ja ? "技術" : "technology", d.technology},
               {ja ? "検討した選択肢" : "options", joined(d.options)},
               {ja ? "決定" : "choice", std::string(name_of(d.choice))},
               {ja ? "理由" : "grounds", d.grounds},
               {ja ? "決定者・日" : "decided by, on", d.decided_by + "  " + day(d.decided_on)},
               {ja ? "見直し" : "review", day(d.review_day)},
               {ja ? "答えの傾き (秘匿・権利化・公開)" : "answers point to (secret, patent, open)",
                fmt::format("{} / {} / {}", tally.secret, tally.patent, tally.open)},
               {ja ? "関連する特許" : "patents", joined(d.patents)}},
              {1, 3});
  } else {
    out.paragraph(ja ? "記録がない。" : "Nothing is recorded.");
  }
  out.heading(1, ja ? "2. 先使用権の証拠" : "2. Evidence of prior use");
  if (file.prior_use) {
    out.paragraph(file.prior_use->scope);
    std::vector<std::vector<std::string>> elements;
    for (const ElementState& one : elements_of(*file.prior_use))
      elements.push_back({one.text.in(language), joined(one.documents), day(one.earliest)});
    out.table(
        {ja ? "要素 (特許法79条)" : "element (Patent Act, article 79)", ja ? "資料" : "documents", ja ? "最も早い日" : "earliest day"},
        std::move(elements), {5, 4, 2});
    std::vector<std::vector<std::string>> documents;
    for (const PriorUseDocument& one : file.prior_use->documents)
      documents.push_back({one.title, one.kind, day(one.day), day(one.added_on), one.sha256});
    out.table({ja ? "標目" : "title", ja ? "種類" : "kind", ja ? "資料の日付" : "dated", ja ? "収録日" : "added", "SHA-256"},
              std::move(documents), {3, 2, 2, 2, 5});
  } else {
    out.paragraph(ja ? "記録がない。" : "Nothing is recorded.");
  }
  out.heading(1, ja ? "3. 営業秘密としての管理" : "3. Management as a trade secret");
  std::vector<std::vector<std::string>> secrets;
  for (const SecretReadiness& one : file.secrets)
    secrets.push_back(
        {one.number, std::string(name_of(one.assessed[0])), std::string(name_of(one.assessed[1])), std::string(name_of(one.assessed[2]))});
  out.table({ja ? "管理番号" : "number", ja ? "秘密管理性" : "secrecy management", ja ? "有用性" : "usefulness",
             ja ? "非公知性" : "non-public nature"},
            std::move(secrets));
  out.heading(1, ja ? "4. 残る手順" : "4. Steps that remain");
  std::vector<std::string> missing;
  for (const model::Wording& one : file.missing) missing.push_back(one.in(language));
  if (missing.empty()) missing.emplace_back(ja ? "なし" : "none");
  out.listing(std::move(missing));
  return out;
}

}  // namespace sekimori::protect
