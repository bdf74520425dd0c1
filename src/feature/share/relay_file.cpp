#include "feature/share/relay_file.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "engine/stix/check.h"
#include "engine/stix/made_object.h"
#include "engine/stix/pattern.h"
#include "feature/share/audiences.h"
#include "feature/share/misp_event.h"

namespace sekimori::share {
namespace {

constexpr std::string_view received_root = "received";
constexpr std::string_view without_time = "1970-01-01T00:00:00.000Z";
constexpr std::size_t most_problems = 50;

struct FileRead {
  Json objects = Json::array();
  FileTold told;
};

Json list_of(Json one) {
  Json out = Json::array();
  out.push(std::move(one));
  return out;
}

bool is_told(std::string_view type) { return type == "indicator" || type == "vulnerability" || type == "attack-pattern"; }

void count_values(const Json& object, FileTold& told) {
  const std::string_view type = object["type"].text();
  if (type == "vulnerability") ++told.values["vulnerability"];
  else if (type == "attack-pattern") ++told.values["technique"];
  else if (type == "indicator") {
    const auto pattern = stix::Pattern::parse(object["pattern"].text());
    if (!pattern) {
      ++told.values["other"];
      return;
    }
    for (const stix::NamedValue& named : pattern->named_values()) {
      const std::string_view kind = kind_of_path(named.path);
      ++told.values[std::string(kind.empty() ? "other" : kind)];
    }
  }
}

// Values that no report speaks of: one is put around them, under an id that follows from them.
Json report_around(const Json& objects, const WarningFile& file) {
  Json refs = Json::array();
  std::string latest(without_time), seed;
  for (const Json& object : objects.items()) {
    if (!is_told(object["type"].text())) continue;
    refs.push(object["id"]);
    seed += fmt::format("{}\n{}\n", object["id"].text(), object["modified"].text());
    if (const std::string_view changed = object["modified"].text(); changed > latest) latest = changed;
  }
  if (refs.items().empty()) return {};
  return Json::object({{"type", "report"},
                       {"spec_version", "2.1"},
                       {"id", stix::made_id("report", "sekimori file v1\n" + seed)},
                       {"created", latest},
                       {"modified", latest},
                       {"name", trim(file.title).empty() ? file.name : std::string(trim(file.title))},
                       {"published", latest},
                       {"object_refs", std::move(refs)}});
}

std::string_view word_of(std::string_view kind, Language language) {
  const bool ja = language == Language::ja;
  if (kind == "url") return "URL";
  if (kind == "domain") return ja ? "ドメイン" : "domains";
  if (kind == "ip_address") return ja ? "IP アドレス" : "IP addresses";
  if (kind == "mail_address") return ja ? "メールアドレス" : "mail addresses";
  if (kind == "file_name") return ja ? "ファイル名" : "file names";
  if (kind == "hash") return ja ? "ハッシュ値" : "hashes";
  if (kind == "vulnerability") return ja ? "脆弱性" : "vulnerabilities";
  if (kind == "technique") return ja ? "手口" : "techniques";
  return ja ? "その他" : "others";
}

std::string counted(const std::map<std::string, std::size_t, std::less<>>& counts, Language language, bool plain) {
  std::string out;
  for (const auto& [kind, count] : counts)
    out += fmt::format("{}{} {}",
                       out.empty()                ? ""
                       : language == Language::ja ? "、"
                                                  : ", ",
                       plain ? std::string_view(kind) : word_of(kind, language), count);
  return out;
}

model::Wording said_of(const FileTold& told) {
  const std::string format = told.format == "misp" ? "MISP" : "STIX";
  std::set<std::string> labels;
  for (const FileTold::Report& one : told.reports) labels.insert(one.label);
  std::string ja = fmt::format("{} のファイルです。報告 {} 件", format, told.reports.size());
  std::string en = fmt::format("A file of {} with {} {}", format, told.reports.size(), told.reports.size() == 1 ? "report" : "reports");
  if (told.wrapped) {
    ja += " (ファイルに報告がないため、値をまとめて一件にします)";
    en += " (it has none: its values become one)";
  }
  ja += told.values.empty() ? "。探す手がかりはありません。"
                            : fmt::format("。探す手がかりは {}。", counted(told.values, Language::ja, false));
  en += told.values.empty() ? "; nothing to look for." : fmt::format("; to look for: {}.", counted(told.values, Language::en, false));
  for (const std::string& label : labels) {
    ja += label.empty() ? "ラベルのないものがあります。" : fmt::format("TLP:{} のものがあります。", label);
    en += label.empty() ? " Some bears no label." : fmt::format(" Some is TLP:{}.", label);
  }
  if (!told.left_out.empty()) {
    ja += fmt::format("引き継げない種類: {}。", counted(told.left_out, Language::ja, true));
    en += fmt::format(" Left out: {}.", counted(told.left_out, Language::en, true));
  }
  if (!told.problems.empty()) {
    ja += fmt::format("取り込めないもの: {} 件。", told.problems.size());
    en += fmt::format(" Not taken: {}.", told.problems.size());
  }
  return {ja, en};
}

Result<FileRead> read_file(const WarningFile& file) {
  if (file.content.size() > largest_warning_file)
    return error(ErrorCode::invalid_input, "the file has {} bytes; {} are taken at once", file.content.size(), largest_warning_file);
  if (!file.label.empty() && !is_tlp(file.label))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", file.label);
  FileRead out;
  Json document = TRY(Json::parse(file.content));
  out.told.format = "stix";
  if (!document["objects"].is_array() && !(document.is_array() && document.items().size() > 0 && document.items()[0]["type"].is_string())) {
    MispTaken taken = TRY(stix_of_misp(document));
    out.told.format = "misp";
    out.told.left_out = std::move(taken.left_out);
    document = std::move(taken.bundle);
  }
  const Json list = document.is_array() ? std::move(document) : document["objects"];
  const std::string text = list.dump();
  const stix::JsonDocument checked = TRY(stix::JsonDocument::parse(text));
  std::size_t place = 0;
  for (const stix::JsonView view : checked.root().items()) {
    const Json& object = list.items()[place++];
    std::optional<Error> wrong;
    if (auto head = stix::read_head(view); !head) wrong = head.error();
    else if (auto problem = stix::first_error(view)) wrong = std::move(problem->what);
    if (wrong) {
      if (out.told.problems.size() < most_problems) out.told.problems.push_back(fmt::format("{}: {}", object["id"].text(), wrong->message));
      continue;
    }
    out.objects.push(object);
    count_values(object, out.told);
  }
  const auto is_report = [](const Json& one) { return one["type"].text() == "report"; };
  if (std::ranges::none_of(out.objects.items(), is_report)) {
    Json around = report_around(out.objects, file);
    if (around.is_null()) return error(ErrorCode::invalid_input, "there is neither a report nor anything to look for in it");
    out.told.wrapped = true;
    out.objects.push(std::move(around));
  }
  std::map<std::string_view, std::string> labels;  // of what a report speaks of; a stricter one binds the whole
  for (const Json& one : out.objects.items()) labels[one["id"].text()] = label_in(one);
  for (const Json& one : out.objects.items()) {
    if (!is_report(one)) continue;
    FileTold::Report report{.name = std::string(one["name"].text()), .label = label_in(one), .values = one["object_refs"].items().size()};
    for (const Json& ref : one["object_refs"].items())
      if (const auto label = labels.find(ref.text()); label != labels.end() && strictness_of(label->second) > strictness_of(report.label))
        report.label = label->second;
    out.told.reports.push_back(std::move(report));
  }
  out.told.said = said_of(out.told);
  return out;
}

}  // namespace

Json to_json(const FileTold& told) {
  const auto counts = [](const std::map<std::string, std::size_t, std::less<>>& from) {
    Json out = Json::array();
    for (const auto& [kind, count] : from) out.push(Json::object({{"kind", kind}, {"count", count}}));
    return out;
  };
  Json reports = Json::array(), problems = Json::array();
  for (const FileTold::Report& one : told.reports)
    reports.push(Json::object({{"name", one.name}, {"label", one.label}, {"values", one.values}}));
  for (const std::string& one : told.problems) problems.push(one);
  return Json::object({{"format", told.format},
                       {"reports", std::move(reports)},
                       {"values", counts(told.values)},
                       {"left_out", counts(told.left_out)},
                       {"problems", std::move(problems)},
                       {"wrapped", told.wrapped},
                       {"said", model::to_json(told.said)}});
}

Result<FileTold> preview_file(const WarningFile& file) { return TRY(read_file(file)).told; }

Result<std::vector<std::string>> WarningFiles::take(const record::Actor& actor, const WarningFile& file) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "hub_received", .id = ""}));
  const record::Actor hub = record::Actor::system("share");
  const OutsideSource source = TRY(parts_.sources.find(hub, file.source)).value;
  FileRead read = TRY(read_file(file));
  Json objects = Json::array();
  // Nothing inside says how far it may go: then whoever handed it over did.
  if (!file.label.empty()) {
    const stix::Tlp mark = mark_of(file.label);
    objects.push(mark_object(mark));
    for (const Json& one : read.objects.items()) {
      Json object = one;
      if (object["type"].text() == "report" && !object["object_marking_refs"].is_array())
        object.set("object_marking_refs", list_of(stix::marking_id_of(mark)));
      objects.push(std::move(object));
    }
  } else {
    objects = std::move(read.objects);
  }
  const std::string alias = fmt::format("file-{}", source.name);
  auto known = TRY(parts_.collections.find(hub, fmt::format("{}/{}", received_root, alias)));
  if (!known) {
    Collection made;
    made.root = received_root;
    made.alias = alias;
    made.title = source.title;
    known = TRY(parts_.collections.add(hub, std::move(made), fmt::format("files of {}", source.name)));
  }
  const Status status = TRY(parts_.exchange.bring_in(hub, *known, Json::object({{"objects", std::move(objects)}}).dump(), {}));
  if (status.successes.empty() && !status.failures.empty())
    return error(ErrorCode::invalid_input, "nothing of the file was taken: {}", status.failures.front().message);
  auto fresh = TRY(parts_.warnings.take(source.name, *known));
  TRY(parts_.relay.follow());
  return fresh;
}

}  // namespace sekimori::share
