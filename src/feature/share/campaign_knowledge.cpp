// What campaigns rest on besides reports: stop-lists, the catalogue of exploited weaknesses, and what members have of what it names.
#include <algorithm>

#include "base/text.h"
#include "feature/share/campaign_book.h"
#include "feature/share/campaign_rights.h"

namespace sekimori::share {
namespace {

constexpr std::string_view catalogue_name = "known_exploited.json";

bool is_list_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_list_name && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

// A MISP warning list is an object; everything else is one value a line.
Result<void> add_to(link::StopLists& lists, std::string_view name, std::string_view text) {
  return trim(text).starts_with('{') ? lists.add_warning_list(name, text) : lists.add_lines(name, text);
}

// Whence a list came and who gave it. One of the knowledge folder has no act.
void tell_origin(const HistoricAct* one, Json& out) {
  const bool given = one != nullptr && one->act.list.has_value();
  out.set("title", given ? one->act.list->title : std::string())
      .set("version", given ? one->act.list->version : std::string())
      .set("file", given ? one->act.list->file : std::string())
      .set("sha256", given && one->act.sealed ? Json(one->act.sealed->sha256) : Json())
      .set("by", given ? one->by : std::string())
      .set("reason", given ? one->reason : std::string())
      .set("at", given ? Json(one->act.at.to_rfc3339()) : Json());
}

Json stop_list_json(const HistoricAct& one) {
  Json out = Json::object(
      {{"name", one.act.list->name}, {"source", "hub"}, {"entries", one.act.list->entries}, {"unusable", one.act.list->unusable}});
  tell_origin(&one, out);
  return out;
}

}  // namespace

// The caller holds the mutex.
Result<link::StopLists> CampaignBook::lists_in_force() {
  const Path folder = parts_.knowledge / "stop-lists";
  link::StopLists out = parts_.files.exists(folder) ? TRY(link::StopLists::load(parts_.files, folder)) : link::StopLists();
  for (const HistoricAct* one : history_.stop_lists()) {
    if (!one->act.sealed) continue;
    const Bytes text = TRY(vault_.open(*one->act.sealed));
    if (auto added = add_to(out, one->act.list->name, as_text(text)); !added)
      return std::unexpected(std::move(added).error().at(one->act.list->name));
  }
  return out;
}

Result<std::vector<Json>> CampaignBook::stop_lists(const record::Actor& actor) {
  TRY(check_of_the_hub(actor));
  const std::lock_guard lock(mutex_);
  TRY(read_on());
  std::vector<Json> out;
  for (const HistoricAct* one : history_.stop_lists()) out.push_back(stop_list_json(*one));
  const Path folder = parts_.knowledge / "stop-lists";
  if (!parts_.files.exists(folder)) return out;
  const std::vector<link::StopListCount> found = TRY(link::StopLists::load(parts_.files, folder)).counts();
  for (const link::StopListCount& one : found) {
    Json row = Json::object({{"name", one.name}, {"source", "folder"}, {"entries", one.entries}, {"unusable", one.unusable}});
    tell_origin(nullptr, row);
    out.push_back(std::move(row));
  }
  return out;
}

Result<Json> CampaignBook::add_stop_list(const record::Actor& actor, const BroughtList& list, std::string_view reason) {
  TRY(check_may_change(actor, reason));
  if (!is_list_name(list.name))
    return error(ErrorCode::invalid_input, "'{}' is no name of a stop-list: up to {} of a-z, 0-9, '-', '_' and '.'", list.name,
                 longest_list_name);
  link::StopLists trial;
  if (auto added = add_to(trial, list.name, list.text); !added) return std::unexpected(std::move(added).error().at(list.file));
  const link::StopListCount count = trial.counts().front();
  if (count.entries == 0) return error(ErrorCode::invalid_input, "{}: nothing in it can stand in a report", list.file);
  GivenList given{.name = list.name,
                  .title = {},
                  .version = {},
                  .file = list.file,
                  .entries = static_cast<std::int64_t>(count.entries),
                  .unusable = static_cast<std::int64_t>(count.unusable)};
  if (const auto published = Json::parse(list.text); published && published->is_object()) {
    given.title = (*published)["name"].string_or("");
    const Json& version = (*published)["version"];
    given.version = version.is_string() ? version.string_or("") : version.is_null() ? std::string() : version.dump();
  }
  const std::lock_guard lock(mutex_);
  TRY(read_on());
  CampaignAct act;
  act.kind = CampaignActKind::add_list;
  act.list = std::move(given);
  act.sealed = TRY(vault_.keep(as_bytes(list.text)));
  if (const HistoricAct* before = history_.stop_list(list.name);
      before != nullptr && before->act.sealed && before->act.sealed->sha256 == act.sealed->sha256)
    return error(ErrorCode::conflict, "the stop-list {} is there already, as it is", list.name);
  TRY(write(actor, std::move(act), reason));
  return stop_list_json(*history_.stop_list(list.name));
}

Result<Json> CampaignBook::remove_stop_list(const record::Actor& actor, std::string_view name, std::string_view reason) {
  TRY(check_may_change(actor, reason));
  const std::lock_guard lock(mutex_);
  TRY(read_on());
  const HistoricAct* const before = history_.stop_list(name);
  if (before == nullptr) return error(ErrorCode::not_found, "the hub has no stop-list {}", name);
  Json removed = stop_list_json(*before);
  CampaignAct act;
  act.kind = CampaignActKind::remove_list;
  act.list = before->act.list;
  TRY(write(actor, std::move(act), reason));
  return removed;
}

// The caller holds the mutex. What the hub's people took in goes before what lies in the folder.
Result<const model::ExploitedCatalogue*> CampaignBook::exploited() {
  const HistoricAct* const taken = history_.catalogue();
  if (taken != nullptr && taken->act.sealed) {
    if (!exploited_ || exploited_from_ != taken->act.sequence) {
      const Bytes text = TRY(vault_.open(*taken->act.sealed));
      exploited_ = TRY(model::read_exploited_catalogue(as_text(text), taken->act.list ? taken->act.list->file : std::string()));
      exploited_from_ = taken->act.sequence;
    }
    return &*exploited_;
  }
  const Path file = parts_.knowledge / catalogue_name;
  if (!parts_.files.exists(file)) return nullptr;
  exploited_ = TRY(model::read_exploited_catalogue(TRY(parts_.files.read_text(file, largest_original)), file.string()));
  exploited_from_ = 0;
  return &*exploited_;
}

// What members listed themselves, in each of their groups, and the table of the knowledge folder.
Result<std::vector<link::DeviceRow>> CampaignBook::devices_listed() {
  std::vector<link::DeviceRow> out;
  if (const Path table = parts_.knowledge / "devices.csv"; parts_.files.exists(table))
    out = TRY(link::read_devices(TRY(parts_.files.read_text(table)), table.string()));
  for (const KnownMember& member : TRY(members_.list(record::Actor::system("link"))))
    if (member.value.state == MemberState::active)
      for (const MemberDevice& device : member.value.devices)
        for (const std::string& sig : member.value.sigs) out.push_back({member.value.number, sig, device.vendor, device.product});
  return out;
}

Result<Json> CampaignBook::catalogue(const record::Actor& actor) {
  TRY(check_of_the_hub(actor));
  const std::lock_guard lock(mutex_);
  TRY(read_on());
  const model::ExploitedCatalogue* const known = TRY(exploited());
  const HistoricAct* const taken = history_.catalogue();
  Json out = Json::object({{"source", known == nullptr   ? "none"
                                      : taken != nullptr ? "hub"
                                                         : "folder"},
                           {"vulnerabilities", known == nullptr ? std::size_t(0) : known->size()}});
  tell_origin(taken, out);
  if (taken == nullptr && known != nullptr) out.set("version", known->version()).set("file", catalogue_name);
  return out;
}

Result<Json> CampaignBook::take_catalogue(const record::Actor& actor, const BroughtList& list, std::string_view reason) {
  TRY(check_may_change(actor, reason));
  const model::ExploitedCatalogue known = TRY(model::read_exploited_catalogue(list.text, list.file));
  {
    const std::lock_guard lock(mutex_);
    TRY(read_on());
    CampaignAct act;
    act.kind = CampaignActKind::catalogue;
    act.list = GivenList{.name = "known-exploited",
                         .title = {},
                         .version = known.version(),
                         .file = list.file,
                         .entries = static_cast<std::int64_t>(known.size()),
                         .unusable = static_cast<std::int64_t>(known.left_out())};
    act.sealed = TRY(vault_.keep(as_bytes(list.text)));
    if (const HistoricAct* before = history_.catalogue();
        before != nullptr && before->act.sealed && before->act.sealed->sha256 == act.sealed->sha256)
      return error(ErrorCode::conflict, "this catalogue is in force already, as it is");
    TRY(write(actor, std::move(act), reason));
  }
  return catalogue(actor);
}

Result<std::vector<Json>> CampaignBook::exposures(const record::Actor& actor) {
  const record::Reach reach = record::Permissions::standard().reach_of(actor, record::Verb::list, campaign_kind);
  if (!actor.is_system && reach.nothing())
    TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = std::string(campaign_kind), .id = ""}));
  const std::lock_guard lock(mutex_);
  TRY(read_on());
  std::vector<Json> out;
  const model::ExploitedCatalogue* const known = TRY(exploited());
  if (known == nullptr) return out;
  if (actor.is_system || reach.any) {
    for (const link::Exposure& one : link::exposures(*known, TRY(devices_listed()), campaign_floor))
      out.push_back(to_json(one, campaign_floor).set("own", Json::array()));
    return out;
  }
  // Of its own devices a member is told everything, of those of others nothing.
  std::map<std::string, std::vector<std::string>> own;
  for (const KnownMember& member : TRY(members_.list(record::Actor::system("link")))) {
    if (std::ranges::find(actor.groups, group_of_member(member.value.number)) == actor.groups.end()) continue;
    for (const MemberDevice& device : member.value.devices)
      for (const model::ExploitedHit& hit : known->concerning(device.vendor, device.product))
        own[hit.weakness->id].push_back(fmt::format("{} {}", device.vendor, device.product));
  }
  for (const model::ExploitedWeakness& weakness : known->weaknesses())
    if (const auto found = own.find(weakness.id); found != own.end()) {
      Json devices = Json::array();
      for (const std::string& device : found->second) devices.push(device);
      const link::Exposure one{weakness.id, &weakness, model::compared_by(weakness) == model::Compared::vendor, {}};
      out.push_back(to_json(one, campaign_floor).set("own", std::move(devices)));
    }
  return out;
}

}  // namespace sekimori::share
