#include "feature/protect/scan_comparison.h"

#include <algorithm>
#include <array>

namespace sekimori::protect {
namespace {

constexpr std::array<std::string_view, 5> kind_names = {"unmarked_copy", "misplaced_copy", "lower_mark", "unregistered_mark",
                                                        "not_inspected"};

// Below this a mark is prose that happens to hold the word.
constexpr double sure_enough = 0.5;
// A passage shorter than this share of the secret, and shorter than this many characters, is a quotation, not a copy.
constexpr double least_share = 0.05;
constexpr std::uint64_t least_run = 40;

std::optional<model::KnownSecret> find_secret(model::SecretDirectory& secrets, std::string_view id) {
  if (auto parsed = model::SecretId::parse(id)) return secrets.find(*parsed);
  const auto all = secrets.all();
  if (!all) return {};
  for (const model::KnownSecret& known : *all)
    if (known.secret.number == id) return known;
  return {};
}

bool has(const model::TradeSecret& secret, model::Measure measure) {
  return std::ranges::find(secret.measures, measure) != secret.measures.end();
}

}  // namespace

std::string_view name_of(FindingKind kind) { return kind_names.at(static_cast<size_t>(kind)); }

std::vector<RegisterFinding> compare_with_register(const model::Inspection& object, model::SecretDirectory& secrets) {
  std::vector<RegisterFinding> out;
  const auto add = [&](FindingKind kind, const model::KnownSecret* known, std::string ja, std::string en) {
    RegisterFinding finding;
    finding.kind = kind;
    finding.path = object.path;
    if (known != nullptr) {
      finding.secret_id = known->id.to_string();
      finding.number = known->secret.number;
    }
    finding.ja = std::move(ja);
    finding.en = std::move(en);
    out.push_back(std::move(finding));
  };
  if (object.status == model::InspectionStatus::not_inspected) {
    add(FindingKind::not_inspected, nullptr, fmt::format("中を調べられなかった ({})。", name_of(object.reason)),
        fmt::format("Could not be looked into ({}).", name_of(object.reason)));
    return out;
  }
  std::optional<model::Level> highest;
  bool in_name = false;
  for (const model::Mark& mark : object.marks) {
    if (!mark.level || mark.confidence < sure_enough) continue;
    if (!highest || *mark.level > *highest) highest = mark.level;
    in_name = in_name || mark.place == model::MarkPlace::folder_name;
  }
  const auto place = secrets.find_by_path(object.path);
  bool matched = false;
  for (const model::SecretMatch& match : object.matches) {
    if (match.kind == model::MatchKind::partial && match.of_secret < least_share && match.longest_run < least_run) continue;
    const auto known = find_secret(secrets, match.secret_id);
    if (!known) continue;
    matched = true;
    const model::TradeSecret& secret = known->secret;
    const bool at_home = place && place->id == known->id;
    // Segregation by folder or binder, a system's own mark, or restricted rights suffice; they reach what lies in the secret's place.
    const bool reached = highest.has_value() ||
                         (at_home && (has(secret, model::Measure::folder_mark) || has(secret, model::Measure::system_mark) ||
                                      has(secret, model::Measure::restricted_rights))) ||
                         (in_name && has(secret, model::Measure::folder_mark));
    if (!reached)
      add(FindingKind::unmarked_copy, &*known, fmt::format("秘密 {} の写しに、どの表示・措置も及んでいない。", secret.number),
          fmt::format("A copy of secret {} that no mark or measure reaches.", secret.number));
    else if (highest && *highest < secret.level)
      add(FindingKind::lower_mark, &*known,
          fmt::format("秘密 {} は「{}」だが、表示は「{}」である。", secret.number, name_of(secret.level).ja, name_of(*highest).ja),
          fmt::format("Secret {} is {}, but it is marked {}.", secret.number, name_of(secret.level).en, name_of(*highest).en));
    if (!at_home && !secret.places.empty())
      add(FindingKind::misplaced_copy, &*known, fmt::format("秘密 {} の写しが、台帳にない場所にある。", secret.number),
          fmt::format("A copy of secret {} lies where the register does not place it.", secret.number));
  }
  if (!matched && highest && !place)
    add(FindingKind::unregistered_mark, nullptr, fmt::format("「{}」の表示があるが、台帳のどの秘密にも当たらない。", name_of(*highest).ja),
        fmt::format("Marked {}, but it belongs to no secret of the register.", name_of(*highest).en));
  return out;
}

Json to_json(const RegisterFinding& finding) {
  return Json::object({{"kind", name_of(finding.kind)},
                       {"path", finding.path},
                       {"secret_id", finding.secret_id},
                       {"number", finding.number},
                       {"ja", finding.ja},
                       {"en", finding.en}});
}

}  // namespace sekimori::protect
